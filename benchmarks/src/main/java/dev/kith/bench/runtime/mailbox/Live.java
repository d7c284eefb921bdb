package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Percentile;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/// Letters to agents that are awake, as fast as the system takes them.
record Live(Post post) {

  private static final Duration WITHIN = Duration.ofMinutes(3);

  /// @param perSecond letters at sessions, from the first sent to the last acknowledged
  /// @param p50 milliseconds from sending to delivery
  /// @param p99 the same
  record Delivered(double perSecond, double p50, double p99) {

    List<Double> figures() {
      return List.of(perSecond, p50, p99);
    }
  }

  /// @param letters every agent gets all of them
  Delivered measure(MailSystem system, List<Agent> agents, List<Letter> letters)
      throws BenchFailure {
    Arrivals arrivals = new Arrivals(Collections.nCopies(agents.size(), letters));
    try (Lines _ = Lines.live(system, agents, arrivals)) {
      long began = System.nanoTime();
      var _ = post.send(system, letters, arrivals::sent);
      long ended = arrivals.await(WITHIN, "Delivery by " + system.name());
      List<Double> sorted = arrivals.milliseconds();
      return new Delivered(
          (double) agents.size() * letters.size() * 1e9 / (ended - began),
          Percentile.of(sorted, 50),
          Percentile.of(sorted, 99));
    }
  }
}
