package dev.kith.client.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith wake forget`
@Command(
    name = "forget",
    description = "Forget a device.",
    mixinStandardHelpOptions = true,
    footer = ExitCode.TABLE)
final class WakeForgetCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private WakeOptions wake = new WakeOptions();

  @Parameters(index = "0", paramLabel = "NAME", description = "What the device is called.")
  private String name = "";

  WakeForgetCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return WakeOptions.end(
        wake.api(surroundings).forget(WakeRegisterCommand.device(name)), surroundings, _ -> {});
  }
}
