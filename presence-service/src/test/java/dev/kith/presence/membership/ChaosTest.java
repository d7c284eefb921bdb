package dev.kith.presence.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.generated.SeededTest;
import dev.kith.testkit.simulation.Simulation;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Everything fails at once, and then nothing does.
class ChaosTest {

  private static final int FAULTS = 24;
  private static final int TROUBLE_S = 60;
  private static final int QUIET_S = 120;

  @SeededTest(fixed = 100)
  void whateverHappenedAllLiveMembersAgreeInTheEnd(long seed) {
    Group group = trouble(seed);

    assertThat(group.disagreements()).isEmpty();
  }

  @SeededTest(fixed = 10)
  void theSameSeedGivesTheSameCourseOfEvents(long seed) {
    Group first = trouble(seed);
    Group second = trouble(seed);

    assertThat(second.simulation().trace().sum()).isEqualTo(first.simulation().trace().sum());
    assertThat(second.member("m0").membership().members())
        .isEqualTo(first.member("m0").membership().members());
  }

  private static Group trouble(long seed) {
    SplittableRandom random = new SplittableRandom(~seed);
    Group group = new Group(MembershipConfiguration.of("mesh"), seed);
    int size = 6 + random.nextInt(8);
    for (int i = 0; i < size; i++) {
      group.start(Group.name(i));
    }
    for (int i = 0; i < FAULTS; i++) {
      String name = Group.name(random.nextInt(size));
      int kind = random.nextInt(8);
      Duration time = Duration.ofMillis(random.nextInt(TROUBLE_S * 1000));
      SplittableRandom drawn = random.split();
      group.simulation().after(time, () -> fault(group, kind, name, drawn));
    }
    group.run(TROUBLE_S);
    heal(group);
    group.run(QUIET_S);
    return group;
  }

  private static void fault(Group group, int kind, String name, SplittableRandom random) {
    Simulation<?, ?> simulation = group.simulation();
    switch (kind) {
      case 0 -> simulation.crash(name);
      case 1 -> simulation.reset(name);
      case 2 -> group.start(name);
      case 3 -> pause(simulation, name, Duration.ofMillis(random.nextInt(10_000)));
      case 4 -> simulation.network().lose(random.nextDouble(0.3));
      case 5 -> {
        Set<String> some = some(group, random);
        Set<String> others = some(group, random);
        others.removeAll(some);
        simulation.network().cut(some, others);
      }
      case 6 -> simulation.network().healAll();
      default -> {
        if (group.isRunning(name)) {
          group.leave(name);
        }
      }
    }
  }

  private static Set<String> some(Group group, SplittableRandom random) {
    Set<String> some = new HashSet<>();
    group.names().stream().filter(_ -> random.nextBoolean()).forEach(some::add);
    return some;
  }

  private static void pause(Simulation<?, ?> simulation, String name, Duration time) {
    simulation.pause(name);
    simulation.after(time, () -> simulation.resume(name));
  }

  /// The seeds run, since two halves that never knew of each other meet there.
  private static void heal(Group group) {
    group.simulation().network().healAll();
    group.simulation().network().lose(0);
    List.copyOf(group.names()).forEach(name -> group.simulation().resume(name));
    for (String seed : List.of(Group.name(0), Group.name(1))) {
      if (!group.isRunning(seed)) {
        group.start(seed);
      }
    }
  }
}
