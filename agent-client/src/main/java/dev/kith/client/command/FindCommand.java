package dev.kith.client.command;

import dev.kith.client.find.Sought;
import dev.kith.client.runtime.ListedAgent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith find`
@Command(
    name = "find",
    description = {
      "Print agents that can do something, one a line as kith agents does.",
      "Looks into what was found within ten minutes, at the meshes of the local network, at the"
          + " relay and in the directory of the presence service, in that order, until somebody is"
          + " found, and says where. KITH_LAN=off leaves the local network out."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "  kith find --capability translate/fr",
      "  kith find --topic 'music/+'",
      "  kith find --text 'gardening advice'",
      ExitCode.TABLE
    })
final class FindCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private Identity identity = new Identity();
  @Mixin private RelayOptions relays = new RelayOptions();
  @Mixin private DirectoryOptions directory = new DirectoryOptions();
  @Mixin private Format format = new Format();

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Option(names = "--fresh", description = "Do not look into what was found before.")
  private boolean fresh;

  @Mixin private Timeout timeout = new Timeout();

  /// One of them.
  static final class What {

    @Option(names = "--capability", paramLabel = "PATH", description = "What they can do.")
    private @Nullable String capability;

    @Option(
        names = "--topic",
        paramLabel = "PATTERN",
        description = "What their card is about, with the wildcards + and #.")
    private @Nullable String topic;

    @Option(
        names = "--text",
        paramLabel = "WORDS",
        description = "Words of what they say they are.")
    private @Nullable String text;

    Sought sought() {
      try {
        if (capability != null) {
          return new Sought.Capability(capability);
        }
        return topic != null ? Sought.Topic.parse(topic) : new Sought.Text(String.valueOf(text));
      } catch (IllegalArgumentException malformed) {
        throw new UsageError(String.valueOf(malformed.getMessage()));
      }
    }
  }

  /// @param agents null if it did not answer
  private record Place(String where, Supplier<@Nullable List<ListedAgent>> agents) {}

  FindCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Instant now = InstantSource.system().instant();
    Identity.Chosen chosen = identity.choose(surroundings);
    FindPlaces places = new FindPlaces(what.sought(), chosen, timeout.time);
    if (!fresh && print("found before", places.before(now))) {
      return ExitCode.OK;
    }
    boolean silent = false;
    for (Place place : elsewhere(places, chosen)) {
      List<ListedAgent> agents = place.agents().get();
      if (agents == null) {
        surroundings.terminal().say(place.where() + " does not answer");
        silent = true;
      } else if (print("found at " + place.where(), agents)) {
        places.keep(agents, now);
        return ExitCode.OK;
      }
    }
    surroundings.terminal().say("nobody is found");
    return silent ? ExitCode.UNREACHABLE : ExitCode.OK;
  }

  private List<Place> elsewhere(FindPlaces places, Identity.Chosen chosen) {
    return List.of(
        new Place("the local network", () -> places.nearby(surroundings.nearby())),
        new Place(
            "the relay", () -> places.relay(relays.agent(chosen, surroundings, timeout.time))),
        new Place(
            "the presence service",
            () -> places.directory(directory.api(chosen, surroundings, timeout.time))));
  }

  /// @return false if there is nobody
  private boolean print(String where, List<ListedAgent> agents) {
    if (agents.isEmpty()) {
      return false;
    }
    surroundings.terminal().say(where);
    for (ListedAgent agent : agents) {
      if (!surroundings.terminal().print(format.json ? agent.json() : AgentLine.of(agent))) {
        break;
      }
    }
    return true;
  }
}
