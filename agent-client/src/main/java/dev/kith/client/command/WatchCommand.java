package dev.kith.client.command;

import dev.kith.client.http.JsonText;
import dev.kith.client.http.StreamFailed;
import dev.kith.client.runtime.DirectoryApi;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith watch`
@Command(
    name = "watch",
    description = {
      "Print agents as they change, one a line, until Ctrl-C: as kith agents does, or with --json"
          + " the frames of the stream, whose tokens --after takes."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "  kith watch", "  kith watch --json --after TOKEN", ExitCode.TABLE})
final class WatchCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Surroundings surroundings;

  @Mixin private Identity identity = new Identity();
  @Mixin private DirectoryOptions directory = new DirectoryOptions();
  @Mixin private Format format = new Format();

  @Option(names = "--after", paramLabel = "TOKEN", description = "Go on behind this token.")
  private @Nullable String after;

  @Option(names = "--count", paramLabel = "N", description = "End after so many changes.")
  private long count = Long.MAX_VALUE;

  WatchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DirectoryApi api = directory.api(identity.choose(surroundings), surroundings, PATIENCE);
    try {
      api.changes(after)
          .doOnNext(this::warn)
          .filter(frame -> "changed".equals(at(frame, "type")))
          .take(count)
          .takeWhile(this::print)
          .blockLast();
      return ExitCode.OK;
    } catch (StreamFailed failed) {
      surroundings.terminal().say(String.valueOf(failed.getMessage()));
      return ExitCode.UNREACHABLE;
    }
  }

  private void warn(String frame) {
    if (frame.contains("\"missed\":true")) {
      surroundings.terminal().say("changes after that token are missing: see kith agents");
    } else if ("started".equals(at(frame, "type"))) {
      surroundings.terminal().say("watching");
    }
  }

  private boolean print(String frame) {
    return surroundings
        .terminal()
        .print(format.json ? frame : AgentLine.of(JsonText.object(bytes(frame), "agent")));
  }

  private static @Nullable String at(String frame, String property) {
    return JsonText.at(bytes(frame), property);
  }

  private static byte[] bytes(String frame) {
    return frame.getBytes(StandardCharsets.UTF_8);
  }
}
