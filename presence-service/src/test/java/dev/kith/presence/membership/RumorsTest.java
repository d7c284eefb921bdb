package dev.kith.presence.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.presence.membership.frame.Claim;
import dev.kith.presence.membership.frame.Verdict;
import dev.kith.presence.membership.frame.Version;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RumorsTest {

  private static final int ROOM = 1_000;
  private static final int MEMBERS = 9;

  private final Rumors rumors = new Rumors(2);

  @Test
  void eachIsToldAsOftenAsTheGroupIsLarge() {
    Claim claim = alive("a", 0);
    rumors.add(claim);

    assertThat(rumors.limit(MEMBERS)).isEqualTo(2);
    assertThat(rumors.limit(10)).isEqualTo(4);
    assertThat(told(ROOM)).containsExactly(claim);
    assertThat(told(ROOM)).containsExactly(claim);
    assertThat(told(ROOM)).isEmpty();
    assertThat(rumors.isEmpty()).isTrue();
  }

  @Test
  void newsOfOneMemberReplaceOlderNewsOfIt() {
    rumors.add(alive("a", 0));
    Claim accusation =
        SimulatedNotary.of("b").accuse(Verdict.SUSPECT, SimulatedNotary.key("a"), Version.first(1));
    rumors.add(accusation);

    assertThat(told(ROOM)).containsExactly(accusation);
  }

  @Test
  void whatWasToldLeastComesFirstAndOfThatTheNewest() {
    Claim first = alive("a", 0);
    rumors.add(first);
    assertThat(told(ROOM)).containsExactly(first);
    Claim second = alive("b", 0);
    Claim third = alive("c", 0);
    rumors.add(second);
    rumors.add(third);

    assertThat(told(ROOM)).containsExactly(third, second, first);
  }

  @Test
  void nothingIsTakenThatDoesNotFit() {
    Claim large = alive("a-host-with-a-long-name", 0);
    Claim small = alive("b", 0);
    rumors.add(small);
    rumors.add(large);

    assertThat(told(small.bytes())).containsExactly(small);
  }

  @Test
  void whatAFrameCarriesAnywayIsToldWithIt() {
    Claim claim = alive("a", 0);
    rumors.add(claim);
    for (int i = 0; i < rumors.limit(MEMBERS); i++) {
      List<Claim> carried = new ArrayList<>(List.of(claim));
      rumors.fill(carried, ROOM, MEMBERS);
      assertThat(carried).containsExactly(claim);
    }

    assertThat(rumors.isEmpty()).isTrue();
  }

  private List<Claim> told(int room) {
    List<Claim> told = new ArrayList<>();
    rumors.fill(told, room, MEMBERS);
    return told;
  }

  private static Claim alive(String name, long incarnation) {
    return SimulatedNotary.of(name)
        .alive(new Version(1, incarnation), SimulatedMember.endpoint(name));
  }
}
