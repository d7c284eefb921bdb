package dev.kith.testkit.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What has to hold after each event.
@FunctionalInterface
public interface Invariant {

  /// @param node the one that the event happened to
  /// @return one sentence if it does not hold, else null
  @Nullable String brokenAt(String node, Instant now);
}
