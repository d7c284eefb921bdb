package dev.kith.bench.runtime.membership;

import dev.kith.presence.membership.MembershipConfiguration;
import java.util.List;
import java.util.stream.IntStream;

/// Two halves do not hear each other for ten minutes; then they do.
final class Partition {

  private static final int SIZE = 100;
  private static final double APART_S = 600;
  private static final double MOST_S = 600;
  private static final double STEP_S = 0.25;

  private Partition() {}

  /// @return for each run after how many seconds all held all alive
  static List<Double> heal(MembershipConfiguration configuration, int runs) {
    return IntStream.range(0, runs)
        .parallel()
        .mapToObj(run -> heal(configuration, (long) run))
        .sorted()
        .toList();
  }

  private static double heal(MembershipConfiguration configuration, long seed) {
    Cluster cluster = new Cluster(configuration, SIZE, seed);
    cluster.run(5);
    cluster.simulation().network().split(Cluster.names(0, SIZE / 2), Cluster.names(SIZE / 2, SIZE));
    cluster.run(APART_S);
    cluster.simulation().network().healAll();
    double waited = 0;
    while (waited < MOST_S && !cluster.isWhole()) {
      cluster.run(STEP_S);
      waited += STEP_S;
    }
    return waited;
  }
}
