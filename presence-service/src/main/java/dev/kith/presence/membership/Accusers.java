package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How much each member accuses others. One that works probes one other in a period, so over time
/// it cannot accuse more of them; what is beyond that is the work of a fault or of an enemy, and
/// would make everybody refute without end.
final class Accusers {

  /// How many accusations of one member may come at once: after a partition heals, each side brings
  /// all that it concluded meanwhile.
  static final int BURST = 256;

  private final long period;
  private final Map<PublicKey, Spent> spent = new LinkedHashMap<>();

  private record Spent(int count, Instant since) {}

  /// @param period between two probes of one member
  Accusers(Duration period) {
    this.period = Math.max(1, period.toNanos());
  }

  boolean isExhausted(PublicKey accuser, Instant now) {
    return current(accuser, now).count() >= BURST;
  }

  /// Counts an accusation whose signature was right.
  void accused(PublicKey accuser, Instant now) {
    Spent before = current(accuser, now);
    spent.put(accuser, new Spent(before.count() + 1, before.since()));
    // Who has nothing left to forgive need not be remembered.
    spent.values().removeIf(one -> forgiven(one, now) >= one.count());
  }

  private Spent current(PublicKey accuser, Instant now) {
    Spent known = spent.get(accuser);
    if (known == null) {
      return new Spent(0, now);
    }
    long forgiven = forgiven(known, now);
    return forgiven >= known.count()
        ? new Spent(0, now)
        : new Spent(known.count() - (int) forgiven, known.since().plusNanos(forgiven * period));
  }

  private long forgiven(Spent one, Instant now) {
    return Duration.between(one.since(), now).toNanos() / period;
  }
}
