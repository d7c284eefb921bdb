package dev.kith.bench.runtime.membership;

import dev.kith.presence.membership.MembershipConfiguration;

/// What a group says while nothing happens.
final class Load {

  private static final double SETTLE_S = 5;
  private static final double TIME_S = 30;

  private Load() {}

  /// Messages that each member sends in a second, to a hundredth: at both ends of the time an
  /// answer more or less is counted.
  static double of(MembershipConfiguration configuration, int size) {
    Cluster cluster = new Cluster(configuration, size, size);
    cluster.run(SETTLE_S);
    long before = cluster.sent();
    cluster.run(TIME_S);
    return Math.round(100 * (cluster.sent() - before) / TIME_S / size) / 100.0;
  }
}
