package dev.kith.bench.runtime.membership;

import dev.kith.bench.runtime.membership.SlowMembers.Square;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How much is simulated.
///
/// @param crashes how often somebody crashes, by the size of the group
/// @param grid of slow members
/// @param partitions how often the group is split
public record MembershipPlan(
    Map<Integer, Integer> crashes, List<Square> grid, int repeats, int partitions) {

  /// Everybody holds a record of everybody: 10,000 members are 100 million of them, over 10 GB. So
  /// 3,200 is the most here.
  public static MembershipPlan full() {
    return new MembershipPlan(
        sizes(300, 300, 300, 40, 16, 2),
        grid(
            List.of(1, 4, 8, 16, 32),
            List.of(2_000, 8_000, 16_000, 33_000),
            List.of(64, 1_000, 16_000)),
        2,
        10);
  }

  public static MembershipPlan quick() {
    return new MembershipPlan(
        sizes(60, 60, 60, 6, 2, 0),
        grid(List.of(4, 16), List.of(8_000, 16_000), List.of(1_000)),
        1,
        2);
  }

  private static Map<Integer, Integer> sizes(int... runs) {
    int[] sizes = {10, 32, 100, 320, 1_000, 3_200};
    Map<Integer, Integer> crashes = new LinkedHashMap<>();
    for (int i = 0; i < sizes.length; i++) {
      if (runs[i] > 0) {
        crashes.put(sizes[i], runs[i]);
      }
    }
    return crashes;
  }

  private static List<Square> grid(List<Integer> slow, List<Integer> stops, List<Integer> goes) {
    List<Square> grid = new ArrayList<>();
    for (int count : slow) {
      for (int stop : stops) {
        for (int go : goes) {
          grid.add(new Square(count, Duration.ofMillis(stop), Duration.ofMillis(go)));
        }
      }
    }
    return grid;
  }
}
