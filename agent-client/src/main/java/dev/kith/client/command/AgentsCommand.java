package dev.kith.client.command;

import dev.kith.client.runtime.DirectoryApi;
import dev.kith.client.runtime.ListedAgent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith agents`
@Command(
    name = "agents",
    description = {
      "Print who is there, one agent a line: whether it can be reached, what it declares, its key,"
          + " its name and what it can do.",
      "All conditions must hold."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "  kith agents --capability translate --reachable",
      "  kith agents --status available --json",
      ExitCode.TABLE
    })
final class AgentsCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private Identity identity = new Identity();
  @Mixin private DirectoryOptions directory = new DirectoryOptions();
  @Mixin private Format format = new Format();

  @Option(
      names = "--capability",
      paramLabel = "PATH",
      description = "What they can do, or its beginning: translate finds translate/fr.")
  private @Nullable String capability;

  @Option(names = "--status", paramLabel = "STATUS", description = "What they declare.")
  private @Nullable String status;

  @Option(names = "--reachable", description = "Only those that answer.")
  private boolean reachable;

  @Option(names = "--text", paramLabel = "WORDS", description = "Words of what they say they are.")
  private @Nullable String text;

  @Mixin private Timeout timeout = new Timeout();

  AgentsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DirectoryApi api = directory.api(identity.choose(surroundings), surroundings, timeout.time);
    Map<String, String> conditions = new LinkedHashMap<>();
    put(conditions, "capability", capability);
    put(conditions, "status", status);
    put(conditions, "state", reachable ? "reachable" : null);
    put(conditions, "text", text);
    return Ending.ofPages(
        after -> {
          put(conditions, "after", after);
          return api.agents(conditions);
        },
        this::print,
        surroundings.terminal());
  }

  private boolean print(ListedAgent agent) {
    return surroundings.terminal().print(format.json ? agent.json() : AgentLine.of(agent));
  }

  private static void put(Map<String, String> conditions, String name, @Nullable String value) {
    if (value != null) {
      conditions.put(name, value);
    }
  }
}
