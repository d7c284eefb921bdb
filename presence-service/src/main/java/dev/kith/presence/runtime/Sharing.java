package dev.kith.presence.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.agents.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes of who else is there which agents this instance watches. That changes once the group has
/// stood still for a moment: by then the others have heard the same, and an instance that starts
/// has found those that are there.
final class Sharing {

  private static final Duration STILL = Duration.ofSeconds(2);

  private final PublicKey self;
  private Set<PublicKey> others = Set.of();
  private @Nullable Set<PublicKey> inForce;
  private Instant since;

  /// @param start when it was begun to look for others
  Sharing(PublicKey self, Instant start) {
    this.self = self;
    this.since = start;
  }

  synchronized void others(Set<PublicKey> live, Instant now) {
    if (!live.equals(others)) {
      others = Set.copyOf(live);
      since = now;
    }
  }

  /// The share that is to be in force from now on, or null if it is already.
  synchronized @Nullable Share due(Instant now) {
    if (others.equals(inForce) || now.isBefore(since.plus(STILL))) {
      return null;
    }
    inForce = others;
    return new Share.Part(self, List.copyOf(others));
  }
}
