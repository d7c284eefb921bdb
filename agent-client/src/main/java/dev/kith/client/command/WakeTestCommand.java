package dev.kith.client.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith wake test`
@Command(
    name = "test",
    description = "Push to a device at once, and print what its push service said.",
    mixinStandardHelpOptions = true,
    footer = ExitCode.TABLE)
final class WakeTestCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private WakeOptions wake = new WakeOptions();

  @Parameters(index = "0", paramLabel = "NAME", description = "What the device is called.")
  private String name = "";

  WakeTestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return WakeOptions.end(
        wake.api(surroundings).test(WakeRegisterCommand.device(name)),
        surroundings,
        answer -> surroundings.terminal().print(answer.body()));
  }
}
