package dev.kith.client.command;

import dev.kith.client.runtime.WakeApi;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which wake service a command asks, for which key, and how it ends.
final class WakeOptions {

  /// Where a local mesh has its wake service unless it was told otherwise.
  private static final String DEFAULT = "http://127.0.0.1:7449";

  @Mixin private Identity identity = new Identity();

  @Option(
      names = "--wake",
      paramLabel = "URL",
      description = {"The wake service.", "Else $KITH_WAKE_URL, else " + DEFAULT + "."})
  private @Nullable String url;

  @Mixin private Timeout timeout = new Timeout();

  WakeApi api(Surroundings surroundings) {
    String fromEnvironment = surroundings.environment().getOrDefault("KITH_WAKE_URL", DEFAULT);
    String text = (url == null ? fromEnvironment : url).strip().replaceFirst("/+$", "");
    URI service = HttpUrl.parse(text);
    Identity.Chosen chosen = identity.choose(surroundings);
    return new WakeApi(service, chosen.key().keyPair(), chosen.home().signer(), timeout.time);
  }

  Identity.Chosen choose(Surroundings surroundings) {
    return identity.choose(surroundings);
  }

  Duration patience() {
    return timeout.time;
  }

  /// @param accepted is handed the answer, unless it is a refusal
  /// @return the exit code
  static int end(
      WakeApi.Answer answer, Surroundings surroundings, Consumer<WakeApi.Answer> accepted) {
    int code = Ending.of(answer.verdict(), surroundings.terminal());
    if (code == ExitCode.OK) {
      accepted.accept(answer);
    }
    return code;
  }
}
