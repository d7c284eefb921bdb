package dev.kith.bench.runtime.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.MemberState;
import dev.kith.presence.membership.MembershipConfiguration;
import dev.kith.presence.membership.frame.Accusation;
import dev.kith.testkit.simulation.Simulation;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Some members stop again and again, and what the group then says of those that do not: the grid
/// of the Lifeguard paper, section V.
///
/// @param raised verdicts on healthy members, where they were made
/// @param raisedByHealthy those of them that healthy members made
/// @param seen verdicts on healthy members, wherever they were believed
record SlowMembers(long raised, long raisedByHealthy, long seen, long messages) {

  private static final int SIZE = 100;
  private static final double TIME_S = 120;

  /// One square of the grid.
  ///
  /// @param slow how many members
  /// @param stop how long each stops
  /// @param go how long it runs in between
  record Square(int slow, Duration stop, Duration go) {}

  static SlowMembers of(MembershipConfiguration configuration, List<Square> grid, int repeats) {
    return IntStream.range(0, grid.size() * repeats)
        .parallel()
        .mapToObj(run -> course(configuration, grid.get(run % grid.size()), run))
        .reduce(new SlowMembers(0, 0, 0, 0), SlowMembers::plus);
  }

  private SlowMembers plus(SlowMembers other) {
    return new SlowMembers(
        raised + other.raised,
        raisedByHealthy + other.raisedByHealthy,
        seen + other.seen,
        messages + other.messages);
  }

  private static SlowMembers course(
      MembershipConfiguration configuration, Square square, long seed) {
    Cluster cluster = new Cluster(configuration, SIZE, seed);
    Tally tally = new Tally();
    for (int i = 0; i < square.slow(); i++) {
      tally.slow.add(Cluster.key(i));
    }
    cluster.observe((who, change, _) ->
        tally.see(who, change.after().key(), change.after().state(), change.after().accusation()));
    for (int i = 0; i < square.slow(); i++) {
      stop(cluster.simulation(), Cluster.name(i), square);
    }
    cluster.run(TIME_S);
    return new SlowMembers(tally.raised, tally.raisedByHealthy, tally.seen, cluster.sent());
  }

  private static void stop(Simulation<?, ?> simulation, String name, Square square) {
    simulation.pause(name);
    simulation.after(square.stop(), () -> go(simulation, name, square));
  }

  private static void go(Simulation<?, ?> simulation, String name, Square square) {
    simulation.resume(name);
    simulation.after(square.go(), () -> stop(simulation, name, square));
  }

  private static final class Tally {
    private final Set<PublicKey> slow = new HashSet<>();
    private long raised;
    private long raisedByHealthy;
    private long seen;

    void see(PublicKey who, PublicKey subject, MemberState state, @Nullable Accusation accusation) {
      if (state != MemberState.UNREACHABLE || slow.contains(subject)) {
        return;
      }
      seen++;
      if (accusation != null && accusation.by().equals(who)) {
        raised++;
        raisedByHealthy += slow.contains(who) ? 0 : 1;
      }
    }
  }
}
