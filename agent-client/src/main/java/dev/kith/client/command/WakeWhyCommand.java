package dev.kith.client.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith wake why`
@Command(
    name = "why",
    description = {
      "Print why the key's agent was woken, or why not: what has happened to its wakes, the newest"
          + " first, one JSON object a line."
    },
    mixinStandardHelpOptions = true,
    footer = ExitCode.TABLE)
final class WakeWhyCommand implements Callable<Integer> {

  private static final int MOST = 500;

  private final Surroundings surroundings;

  @Mixin private WakeOptions wake = new WakeOptions();

  @Option(names = "--limit", paramLabel = "N", description = "At most so many (50).")
  private int limit = 50;

  WakeWhyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST) {
      throw new UsageError("--limit takes 1 to " + MOST);
    }
    return WakeOptions.end(
        wake.api(surroundings).wakes(limit),
        surroundings,
        answer -> answer.items().forEach(surroundings.terminal()::print));
  }
}
