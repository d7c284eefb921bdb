package dev.kith.wake.http;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a push service has answered one replica of this service since its start.
///
/// @param name the channel, and whose it is where there are many
/// @param leftAloneUntil until when nothing is sent there, as it fails or has asked for that
/// @param outcomes how many pushes were `accepted`, `token-dead`, `suspect`, `misconfigured` or to
///   come `later`
public record ProviderEntry(
    String name, @Nullable Instant leftAloneUntil, Map<String, Long> outcomes) {

  public ProviderEntry {
    outcomes = Map.copyOf(outcomes);
  }
}
