package dev.kith.bench.runtime.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.Effect;
import dev.kith.presence.membership.Member;
import dev.kith.presence.membership.MembershipConfiguration;
import dev.kith.presence.membership.Timer;
import dev.kith.presence.membership.frame.Alive;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.membership.frame.Frame;
import dev.kith.presence.membership.frame.Version;
import dev.kith.testkit.simulation.Network;
import dev.kith.testkit.simulation.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// A group in which all know all, on a network of half a millisecond to two and a half, one way.
final class Cluster {

  private final Simulation<Frame, Timer> simulation;
  private final List<SimulatedMember> members = new ArrayList<>();
  private final SplittableRandom random;
  private SimulatedMember.Observer observer = (_, _, _) -> {};

  Cluster(MembershipConfiguration configuration, int size, long seed) {
    random = new SplittableRandom(seed);
    simulation =
        new Simulation<>(
            new Network(Duration.ofNanos(500_000), Duration.ofNanos(2_500_000)), random.split());
    List<Alive> known = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      known.add(SimulatedNotary.of(i).alive(Version.first(1), new Endpoint(name(i), 1, "")));
    }
    List<Alive> all = List.copyOf(known);
    for (int i = 0; i < size; i++) {
      SimulatedMember member =
          new SimulatedMember(configuration, i, all, this::changed, random.split());
      members.add(member);
      simulation.start(name(i), member);
    }
  }

  static String name(int number) {
    return "m" + number;
  }

  static int number(String name) {
    return Integer.parseInt(name.substring(1));
  }

  static PublicKey key(int number) {
    return SimulatedNotary.of(number).key();
  }

  Simulation<Frame, Timer> simulation() {
    return simulation;
  }

  SplittableRandom random() {
    return random;
  }

  void observe(SimulatedMember.Observer by) {
    observer = by;
  }

  private void changed(PublicKey who, Effect.Changed change, Instant now) {
    observer.changed(who, change, now);
  }

  void run(double seconds) {
    simulation.run(Duration.ofNanos((long) (seconds * 1e9)));
  }

  long sent() {
    long sent = 0;
    for (int i = 0; i < members.size(); i++) {
      sent += simulation.sent(name(i));
    }
    return sent;
  }

  /// From the first of the members up to before the last.
  static Set<String> names(int first, int last) {
    Set<String> names = new HashSet<>();
    for (int i = first; i < last; i++) {
      names.add(name(i));
    }
    return names;
  }

  /// True if everybody holds everybody alive.
  boolean isWhole() {
    return members.stream()
        .allMatch(member -> member.membership().members().stream().allMatch(Cluster::isUnaccused));
  }

  private static boolean isUnaccused(Member member) {
    return member.accusation() == null;
  }
}
