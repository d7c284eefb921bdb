package dev.kith.client.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith wake list`
@Command(
    name = "list",
    description = "Print the devices that the key's agent can be woken by, one JSON object a line.",
    mixinStandardHelpOptions = true,
    footer = ExitCode.TABLE)
final class WakeListCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private WakeOptions wake = new WakeOptions();

  WakeListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return WakeOptions.end(
        wake.api(surroundings).devices(),
        surroundings,
        answer -> answer.items().forEach(surroundings.terminal()::print));
  }
}
