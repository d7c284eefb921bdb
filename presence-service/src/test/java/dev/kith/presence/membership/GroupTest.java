package dev.kith.presence.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.generated.SeededTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One trouble at a time, in virtual time.
class GroupTest {

  @SeededTest
  void whereNothingFailsNobodyIsEverSuspected(long seed) {
    Group group = Group.settled(seed, 12);
    List<Effect.Changed> changes = watch(group);

    group.run(300);

    assertThat(group.disagreements()).isEmpty();
    assertThat(changes).isEmpty();
  }

  @SeededTest
  void whoCrashesIsSuspectThenUnreachableThenGone(long seed) {
    Group group = Group.settled(seed, 10);
    List<Effect.Changed> changes = watch(group, "m3");

    group.simulation().crash("m5");
    group.run(60);

    assertThat(changes)
        .extracting(change -> change.after().state())
        .containsExactly(MemberState.SUSPECT, MemberState.UNREACHABLE, MemberState.GONE);
    assertThat(group.disagreements()).isEmpty();
  }

  @SeededTest
  void aConnectionThatIsResetMakesItQuick(long seed) {
    Group group = Group.settled(seed, 100);

    group.simulation().reset("m50");
    group.simulation().run(Duration.ofSeconds(2));

    assertThat(group.member("m3").state("m50")).isEqualTo(MemberState.UNREACHABLE);
  }

  @SeededTest
  void aResetWithoutACrashHarmsNobody(long seed) {
    Group group = Group.settled(seed, 10);
    List<Effect.Changed> changes = watch(group);

    for (String name : group.running()) {
      SimulatedMember member = group.member(name);
      group
          .simulation()
          .tell(
              name,
              () ->
                  member.actions(
                      member
                          .membership()
                          .on(
                              new Input.Hint(SimulatedNotary.key("m5")),
                              group.simulation().now())));
    }
    group.run(30);

    assertThat(changes).isEmpty();
  }

  @SeededTest
  void whoLeavesIsSeenToLeave(long seed) {
    Group group = Group.settled(seed, 10);

    group.leave("m4");
    group.run(20);

    assertThat(group.member("m4").hasDeparted()).isTrue();
    for (String name : group.running()) {
      assertThat(group.member(name).state("m4")).isEqualTo(MemberState.LEFT);
    }
  }

  @SeededTest
  void whoStartsAgainIsBackAtOnce(long seed) {
    Group group = Group.settled(seed, 10);
    group.simulation().crash("m4");
    group.run(60);

    group.start("m4");
    group.run(15);

    assertThat(group.disagreements()).isEmpty();
  }

  @SeededTest(fixed = 100)
  void whoIsStoppedForTenSecondsIsNeverGone(long seed) {
    Group group = Group.settled(seed, 8);
    List<Effect.Changed> changes = watch(group);
    for (int i = 0; i < 10; i++) {
      String name = Group.name(group.random().nextInt(8));
      Duration pause = Duration.ofMillis(group.random().nextInt(10_000));
      group.simulation().pause(name);
      group.simulation().after(pause, () -> group.simulation().resume(name));
      group.run(12);
    }
    group.run(20);

    assertThat(changes)
        .extracting(change -> change.after().state())
        .doesNotContain(MemberState.GONE);
    assertThat(group.disagreements()).isEmpty();
  }

  @SeededTest
  void aPartitionHealsWithinHalfAMinute(long seed) {
    Group group = Group.settled(seed, 20);
    Set<String> left = new HashSet<>(group.names().subList(0, 10));
    Set<String> right = new HashSet<>(group.names().subList(10, 20));
    group.simulation().network().split(left, right);
    group.run(600);
    assertThat(group.member("m0").state("m15")).isEqualTo(MemberState.GONE);

    group.simulation().network().healAll();
    group.run(30);

    assertThat(group.disagreements()).isEmpty();
  }

  @SeededTest
  void whoIsReachedOnlyThroughOthersIsNotSuspected(long seed) {
    Group group = Group.settled(seed, 12);
    List<Effect.Changed> changes = watch(group);
    group.simulation().network().cut(Set.of("m3"), Set.of("m7"));

    group.run(120);

    assertThat(changes).isEmpty();
  }

  @SeededTest
  void whatTenPercentLossDoesIsRefuted(long seed) {
    Group group = Group.settled(seed, 30);
    List<Effect.Changed> changes = watch(group);
    group.simulation().network().lose(0.1);

    group.run(120);

    assertThat(changes)
        .extracting(change -> change.after().state())
        .doesNotContain(MemberState.UNREACHABLE);
  }

  private static List<Effect.Changed> watch(Group group) {
    List<Effect.Changed> changes = new ArrayList<>();
    group.names().forEach(name -> group.member(name).listen(changes::add));
    return changes;
  }

  private static List<Effect.Changed> watch(Group group, String name) {
    List<Effect.Changed> changes = new ArrayList<>();
    group.member(name).listen(changes::add);
    return changes;
  }
}
