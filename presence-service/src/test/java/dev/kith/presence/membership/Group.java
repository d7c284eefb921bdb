package dev.kith.presence.membership;

import dev.kith.presence.membership.frame.Frame;
import dev.kith.testkit.simulation.Network;
import dev.kith.testkit.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Members in one simulation.
final class Group {

  private final MembershipConfiguration configuration;
  private final SplittableRandom random;
  private final Simulation<Frame, Timer> simulation;
  private final Map<String, SimulatedMember> members = new LinkedHashMap<>();
  private long epoch = 1;

  Group(MembershipConfiguration configuration, long seed) {
    this.configuration = configuration;
    this.random = new SplittableRandom(seed);
    this.simulation =
        new Simulation<>(
            new Network(Duration.ofNanos(500_000), Duration.ofNanos(2_500_000)), random.split());
    simulation.watch((name, _) -> {
      SimulatedMember member = members.get(name);
      return member == null ? null : Invariants.broken(member.latest());
    });
  }

  /// A group of so many, each of which knows all others.
  static Group settled(long seed, int count) {
    Group group = new Group(MembershipConfiguration.of("mesh"), seed);
    for (int i = 0; i < count; i++) {
      group.start(name(i));
    }
    group.run(20);
    return group;
  }

  static String name(int number) {
    return "m" + number;
  }

  /// Starts a member, or starts it again.
  SimulatedMember start(String name) {
    SimulatedMember member =
        new SimulatedMember(
            configuration, name, epoch++, List.of(name(0), name(1)), random.split());
    members.put(name, member);
    simulation.start(name, member);
    return member;
  }

  void leave(String name) {
    SimulatedMember member = member(name);
    simulation.tell(
        name, () -> member.actions(member.membership().on(new Input.Leave(), simulation.now())));
  }

  void run(int seconds) {
    simulation.run(Duration.ofSeconds(seconds));
  }

  Simulation<Frame, Timer> simulation() {
    return simulation;
  }

  SplittableRandom random() {
    return random;
  }

  SimulatedMember member(String name) {
    SimulatedMember member = members.get(name);
    if (member == null) {
      throw new IllegalArgumentException("there is no " + name);
    }
    return member;
  }

  List<String> names() {
    return List.copyOf(members.keySet());
  }

  List<String> running() {
    return names().stream().filter(this::isRunning).toList();
  }

  boolean isRunning(String name) {
    return simulation.isRunning(name) && !member(name).hasDeparted();
  }

  /// What those who run do not agree about, or what is not so.
  List<String> disagreements() {
    List<String> disagreements = new ArrayList<>();
    for (String observer : running()) {
      for (String name : names()) {
        MemberState state = member(observer).state(name);
        boolean right = isRunning(name) ? state == MemberState.ALIVE : !state.isLive();
        if (!right) {
          disagreements.add("%s holds %s %s".formatted(observer, name, state));
        }
      }
    }
    return disagreements;
  }
}
