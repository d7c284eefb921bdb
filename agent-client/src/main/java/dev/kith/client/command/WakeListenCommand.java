package dev.kith.client.command;

import dev.kith.client.identity.LocalTrouble;
import dev.kith.client.runtime.WakeApi;
import dev.kith.client.runtime.WakeDoor;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith wake listen`
@Command(
    name = "listen",
    description = {
      "Be woken, and start COMMAND each time: an agent that sleeps as no process at all.",
      "The command finds the id of the wake in $KITH_WAKE_ID. While it runs, further wakes wait, and"
          + " start it once more together."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "  kith wake listen -- kith inbox --ack", ExitCode.TABLE})
final class WakeListenCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private WakeOptions wake = new WakeOptions();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What this device is called (\"listen\" if not given).")
  private String name = "listen";

  @Option(
      names = "--session",
      paramLabel = "NAME",
      description = "The session that COMMAND drains (\"inbox\" if not given).")
  private String session = "inbox";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where to listen on this machine (a free port if not given).")
  private int port;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Under which the wake service reaches that (this machine if not given).")
  private @Nullable String url;

  @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "What to start.")
  private List<String> command = List.of();

  WakeListenCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    WakeApi api = wake.api(surroundings);
    try (WakeDoor door = door()) {
      String here = url == null ? "http://127.0.0.1:%d/".formatted(door.port()) : url;
      WakeApi.Answer answer =
          api.register(WakeRegisterCommand.device(name), registration(here, door.secret()));
      int code =
          WakeOptions.end(
              answer,
              surroundings,
              _ -> surroundings.terminal().say("listening for wakes at " + here));
      if (code != ExitCode.OK) {
        return code;
      }
      while (true) {
        run(door.await());
      }
    }
  }

  private WakeDoor door() {
    try {
      return new WakeDoor(port);
    } catch (IOException taken) {
      throw new LocalTrouble("port %d cannot be listened on".formatted(port), taken);
    }
  }

  private String registration(String here, String secret) {
    return JsonLine.of(out -> {
      out.writeStringProperty("session", session);
      out.writeObjectPropertyStart("webhook");
      out.writeStringProperty("url", here);
      out.writeArrayPropertyStart("secrets");
      out.writeString(secret);
      out.writeEndArray();
      out.writeEndObject();
    });
  }

  private void run(String id) throws InterruptedException {
    ProcessBuilder process = new ProcessBuilder(command).inheritIO();
    process.environment().put("KITH_WAKE_ID", id);
    try {
      int code = process.start().waitFor();
      if (code != 0) {
        surroundings.terminal().say("%s ended with %d".formatted(command.getFirst(), code));
      }
    } catch (IOException unstartable) {
      surroundings.terminal().say("%s cannot be started".formatted(command.getFirst()));
    }
  }
}
