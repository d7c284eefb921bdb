package dev.kith.client.command;

import dev.kith.client.identity.LocalTrouble;
import dev.kith.client.runtime.WakeApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `kith wake register`
@Command(
    name = "register",
    description = {
      "Register a device that the key's agent can be woken by, and print it.",
      "The file says how it is reached and used: docs/wake.md has its form."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "  kith wake register phone device.json", ExitCode.TABLE})
final class WakeRegisterCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private WakeOptions wake = new WakeOptions();

  @Parameters(index = "0", paramLabel = "NAME", description = "What the device is called.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "JSON; - for stdin.")
  private String file = "";

  WakeRegisterCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    WakeApi.Answer answer = wake.api(surroundings).register(device(name), read());
    return WakeOptions.end(
        answer, surroundings, done -> surroundings.terminal().print(done.body()));
  }

  /// The name goes into a URL.
  static String device(String name) {
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new UsageError("a device is called by 1 to 64 letters, digits, dots, - and _");
    }
    return name;
  }

  private String read() {
    try {
      return file.equals("-")
          ? new String(surroundings.input().readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(Path.of(file));
    } catch (IOException unreadable) {
      throw new LocalTrouble(file + " cannot be read", unreadable);
    }
  }
}
