package dev.kith.client.command;

import dev.kith.client.runtime.DirectoryApi;
import dev.kith.client.runtime.ListedAgent;
import dev.kith.client.runtime.SubscriptionFailed;
import java.time.Duration;
import java.util.Objects;
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
          .doOnNext(this::say)
          .filter(change -> change.agent() != null)
          .take(count)
          .takeWhile(this::print)
          .blockLast();
      return ExitCode.OK;
    } catch (SubscriptionFailed failed) {
      surroundings.terminal().say(String.valueOf(failed.getMessage()));
      return ExitCode.UNREACHABLE;
    }
  }

  private void say(DirectoryApi.Change change) {
    if (change.missed()) {
      surroundings.terminal().say("changes after that token are missing: see kith agents");
    } else if (change.agent() == null) {
      surroundings.terminal().say("watching");
    }
  }

  private boolean print(DirectoryApi.Change change) {
    ListedAgent agent = Objects.requireNonNull(change.agent());
    return surroundings.terminal().print(format.json ? change.json() : AgentLine.of(agent));
  }
}
