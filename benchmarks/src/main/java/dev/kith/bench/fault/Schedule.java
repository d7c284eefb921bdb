package dev.kith.bench.fault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// An endless sequence of faults, one after the other. Kinds come in rounds: each once, in an order
/// that is drawn for every round, so that a short run meets every kind and a long one every pair.
public final class Schedule {

  static final int DRAWS = 1 << 10;

  private final RandomGenerator random;
  private final List<FaultKind> kinds;
  private final Bounds pause;
  private final Bounds hold;
  private final Deque<FaultKind> round = new ArrayDeque<>();

  /// @param least inclusive
  /// @param most inclusive
  public record Bounds(Duration least, Duration most) {

    Duration draw(RandomGenerator random) {
      return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }
  }

  /// @param kinds at least one
  public Schedule(RandomGenerator random, Set<FaultKind> kinds, Bounds pause, Bounds hold) {
    this.random = random;
    this.kinds = kinds.stream().sorted().toList();
    this.pause = pause;
    this.hold = hold;
  }

  public Fault next() {
    if (round.isEmpty()) {
      List<FaultKind> shuffled = new ArrayList<>(kinds);
      while (!shuffled.isEmpty()) {
        round.add(shuffled.remove(random.nextInt(shuffled.size())));
      }
    }
    return new Fault(
        round.remove(), random.nextInt(DRAWS * DRAWS), pause.draw(random), hold.draw(random));
  }
}
