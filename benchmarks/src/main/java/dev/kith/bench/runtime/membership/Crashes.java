package dev.kith.bench.runtime.membership;

import dev.kith.bench.figures.Percentile;
import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.MemberState;
import dev.kith.presence.membership.MembershipConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One of many crashes, again and again: how long until somebody suspects, somebody is sure, and
/// everybody knows.
record Crashes(List<Course> courses) {

  private static final double SETTLE_S = 3;
  private static final double MOST_S = 120;

  /// Seconds after the crash.
  record Course(double suspected, double verdict, double known) {

    double spread() {
      return known - verdict;
    }
  }

  /// @param reset true if the others see their connections reset, false for silence
  static Crashes of(MembershipConfiguration configuration, int size, int runs, boolean reset) {
    return new Crashes(
        IntStream.range(0, runs)
            .parallel()
            .mapToObj(run -> course(configuration, size, 1_000L * size + run, reset))
            .toList());
  }

  double percentile(ToDoubleFunction<Course> what, double percent) {
    return Percentile.of(courses.stream().mapToDouble(what).sorted().boxed().toList(), percent);
  }

  private static Course course(
      MembershipConfiguration configuration, int size, long seed, boolean reset) {
    Cluster cluster = new Cluster(configuration, size, seed);
    // Somewhere between two probes, so that no crash is at the same point of a period.
    cluster.run(SETTLE_S + cluster.random().nextDouble());
    int victim = cluster.random().nextInt(size);
    Watch watch = new Watch(Cluster.key(victim), cluster.simulation().now());
    cluster.observe(
        (who, change, now) -> watch.see(who, change.after().key(), change.after().state(), now));
    if (reset) {
      cluster.simulation().reset(Cluster.name(victim));
    } else {
      cluster.simulation().crash(Cluster.name(victim));
    }
    for (double waited = 0; waited < MOST_S && watch.knowing.size() < size - 1; waited++) {
      cluster.run(1);
    }
    return watch.course();
  }

  private static final class Watch {
    private final PublicKey victim;
    private final Instant begin;
    private final Set<PublicKey> knowing = new HashSet<>();
    private @Nullable Instant suspected;
    private @Nullable Instant verdict;
    private @Nullable Instant known;

    Watch(PublicKey victim, Instant begin) {
      this.victim = victim;
      this.begin = begin;
    }

    void see(PublicKey who, PublicKey subject, MemberState state, Instant now) {
      if (!subject.equals(victim)) {
        return;
      }
      if (suspected == null) {
        suspected = now;
      }
      if (state == MemberState.UNREACHABLE && knowing.add(who)) {
        verdict = verdict == null ? now : verdict;
        known = now;
      }
    }

    Course course() {
      return new Course(after(suspected), after(verdict), after(known));
    }

    private double after(@Nullable Instant time) {
      return Duration.between(begin, Objects.requireNonNull(time, "nobody noticed")).toNanos()
          / 1e9;
    }
  }
}
