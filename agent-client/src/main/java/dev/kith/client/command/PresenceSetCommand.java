package dev.kith.client.command;

import dev.kith.client.Agent;
import dev.kith.client.PresenceDraft;
import dev.kith.client.runtime.RelayVerdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reactor.core.publisher.Flux;

/// `kith presence set`
@Command(
    name = "set",
    description = {
      "Declare what state the key's agent is in.",
      "Others see it until the lease ends. With --stay it is declared again before that, and probes"
          + " are answered, until Ctrl-C: only so is the agent seen to be reachable."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "  kith presence set --status busy --note \"reading\" --lease 10m",
      "  kith presence set --status available --energy 0.8 --stay",
      "  kith presence set --status asleep --lease 8h --next 8h",
      ExitCode.TABLE
    })
final class PresenceSetCommand implements Callable<Integer> {

  private final Surroundings surroundings;
  private final InstantSource clock = InstantSource.system();

  @Mixin private Identity identity = new Identity();
  @Mixin private RelayOptions relays = new RelayOptions();
  @Mixin private Format format = new Format();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      required = true,
      description = "available, busy, blocked, waiting, away or asleep.")
  private String status = "";

  @Option(
      names = "--mood",
      paramLabel = "NUMBER",
      split = ",",
      description = "Valence and arousal, each from -1 to 1, such as 0.4,-0.2.")
  private List<Double> mood = List.of();

  @Option(names = "--mood-word", paramLabel = "WORD", description = "A word for the mood.")
  private @Nullable String moodWord;

  @Option(names = "--energy", paramLabel = "NUMBER", description = "0 to 1.")
  private @Nullable Double energy;

  @Option(names = "--attention", paramLabel = "NUMBER", description = "0 to 1.")
  private @Nullable Double attention;

  @Option(
      names = "--next",
      paramLabel = "TIME",
      converter = Time.class,
      description = "In how long the agent will next do something, such as 30m.")
  private @Nullable Duration next;

  @Option(names = "--note", paramLabel = "TEXT", description = "A note for people.")
  private String note = "";

  @Option(
      names = "--lease",
      paramLabel = "TIME",
      converter = Time.class,
      description = "How long it holds, such as 2m (the default) or 8h.")
  private Duration lease = PresenceDraft.LEASE;

  @Option(names = "--stay", description = "Stay present until Ctrl-C.")
  private boolean stay;

  @Mixin private Timeout timeout = new Timeout();

  PresenceSetCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PresenceDraft draft = draft();
    Identity.Chosen chosen = identity.choose(surroundings);
    VerdictPrinter verdicts = new VerdictPrinter(surroundings.terminal(), format.json);
    try (Agent agent = relays.agent(chosen, surroundings, timeout.time)) {
      Flux<RelayVerdict> declared = stay ? agent.bePresent(draft) : agent.declare(draft);
      return verdicts.print(declared);
    }
  }

  private PresenceDraft draft() {
    if (!mood.isEmpty() && mood.size() != 2) {
      throw new UsageError("--mood takes two numbers, such as 0.4,-0.2");
    }
    try {
      Instant then = next == null ? null : clock.instant().plus(next);
      return new PresenceDraft(
          status,
          mood.isEmpty() ? null : new PresenceDraft.Mood(mood.getFirst(), mood.getLast(), moodWord),
          energy,
          attention,
          then,
          note,
          lease);
    } catch (IllegalArgumentException wrong) {
      throw new UsageError(String.valueOf(wrong.getMessage()));
    }
  }
}
