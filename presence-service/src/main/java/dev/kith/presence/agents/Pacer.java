package dev.kith.presence.agents;

/// Spreads probes over time: gives out the moments at which one more may be sent.
final class Pacer {

  private final double millis;
  private double next;

  /// @param perSecond how many moments there are in a second
  Pacer(int perSecond) {
    this.millis = 1_000.0 / perSecond;
  }

  /// The first moment from now on that nobody else has.
  long slot(long now) {
    double slot = Math.max(next, (double) now);
    next = slot + millis;
    return (long) slot;
  }
}
