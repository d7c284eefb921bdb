package dev.kith.client.command;

import dev.kith.client.runtime.DirectoryApi;
import dev.kith.discovery.advert.Offer;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which presence service a command asks.
final class DirectoryOptions {

  /// Where a local mesh has its presence service unless it was told otherwise.
  private static final String DEFAULT = "http://127.0.0.1:7448";

  @Option(
      names = "--presence",
      paramLabel = "URL",
      description = {
        "The presence service.",
        "Else $KITH_PRESENCE, else " + DEFAULT + ", else the one of the local network."
      })
  private @Nullable String url;

  DirectoryApi api(Identity.Chosen chosen, Surroundings surroundings, Duration patience) {
    String text = text(surroundings).strip().replaceFirst("/+$", "");
    URI base = HttpUrl.parse(text);
    return new DirectoryApi(base, chosen.key().keyPair(), chosen.home().signer(), patience);
  }

  private String text(Surroundings surroundings) {
    if (url != null) {
      return url;
    }
    String fromEnvironment = surroundings.environment().getOrDefault("KITH_PRESENCE", "");
    return fromEnvironment.isBlank()
        ? NearestService.url(Offer.PRESENCE, DEFAULT, surroundings)
        : fromEnvironment;
  }
}
