package dev.kith.client;

import dev.kith.client.merge.SeenWindow;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;
import dev.kith.model.loop.LoopLimits;
import dev.kith.model.loop.LoopWatch;
import dev.kith.model.loop.Pair;
import dev.kith.model.loop.Trip;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Loop control for what goes in gift wraps. A relay cannot see who answers whom there, so each
/// agent keeps the limits itself: as long as a circuit is open it sends no wrap over it. It knows
/// what this process has sent in wraps and, from the first of them on, what it has got.
final class WrapLoops {

  private final PublicKey self;
  private final LoopWatch watch = new LoopWatch(LoopLimits.standard(Set.of()));
  private final SeenWindow seen = new SeenWindow();
  private final Map<Pair, Instant> open = new HashMap<>();
  private boolean wraps;

  WrapLoops(PublicKey self) {
    this.self = self;
  }

  /// Takes in what somebody else wrote, however often it is read.
  synchronized void received(Rumor message, Instant now) {
    boolean counts = wraps && message.kind() == Kind.MESSAGE && !message.pubkey().equals(self);
    if (counts && seen.add(message.id())) {
      watch(message, now);
    }
  }

  /// Takes in what is to be sent.
  ///
  /// @throws LoopStopped if it may not be
  synchronized void sending(Rumor message, PublicKey to, Instant now) {
    wraps = true;
    open.values().removeIf(until -> !until.isAfter(now));
    Instant until = open.get(Pair.of(self, to));
    if (until != null) {
      throw new LoopStopped(until);
    }
    watch(message, now);
  }

  private void watch(Rumor message, Instant now) {
    // All that one agent sees begins or ends with it, so it sees no ring that is only suspected.
    if (watch.on(message, now) instanceof Trip trip) {
      trip.circuits().forEach(pair -> open.put(pair, trip.until()));
    }
  }
}
