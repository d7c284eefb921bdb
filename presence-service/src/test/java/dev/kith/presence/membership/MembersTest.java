package dev.kith.presence.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.membership.frame.Verdict;
import dev.kith.presence.membership.frame.Version;
import dev.kith.testkit.generated.SeededTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MembersTest {

  private final Members members =
      new Members(SimulatedNotary.key("self"), 100, new SplittableRandom(1));

  @SeededTest
  void everybodysTurnComesWithinTwoCycles(long seed) {
    Members drawn = new Members(SimulatedNotary.key("self"), 100, new SplittableRandom(seed));
    for (int i = 0; i < 7; i++) {
      drawn.put(member("m" + i));
    }
    Map<PublicKey, Integer> last = new HashMap<>();
    for (int turn = 0; turn < 70; turn++) {
      Member next = drawn.nextToProbe();
      assertThat(next).isNotNull();
      Integer before = last.put(next.key(), turn);
      if (before != null) {
        assertThat(turn - before).isLessThanOrEqualTo(2 * 7 - 1);
      }
    }
    assertThat(last).hasSize(7);
  }

  @Test
  void nobodyElseIsNobodyToProbe() {
    members.put(member("self"));

    assertThat(members.nextToProbe()).isNull();
    assertThat(members.live()).isEqualTo(1);
  }

  @Test
  void whoIsNotLiveIsNotProbed() {
    Member dead = dead(member("a"));
    members.put(member("a"));
    members.put(dead);
    members.put(member("b"));

    for (int i = 0; i < 5; i++) {
      assertThat(members.nextToProbe()).isEqualTo(members.get(SimulatedNotary.key("b")));
    }
  }

  @Test
  void asManyAreDrawnAsThereAre() {
    for (int i = 0; i < 20; i++) {
      members.put(member("m" + i));
    }

    assertThat(members.draw(3, _ -> true)).hasSize(3).doesNotHaveDuplicates();
    assertThat(members.draw(50, _ -> true)).hasSize(20).doesNotHaveDuplicates();
    assertThat(members.draw(3, _ -> false)).isEmpty();
  }

  @Test
  void theFingerprintIsThatOfWhatIsHeldWhateverTheOrder() {
    Members others = new Members(SimulatedNotary.key("other"), 100, new SplittableRandom(2));
    members.put(member("a"));
    members.put(member("b"));
    others.put(dead(member("b")));
    others.put(member("b"));
    others.put(member("a"));

    assertThat(others.fingerprint()).isEqualTo(members.fingerprint());
    assertThat(others.digest()).isEqualTo(members.digest());
    members.put(dead(member("a")));
    assertThat(others.fingerprint()).isNotEqualTo(members.fingerprint());
  }

  @Test
  void helpersAreTakenFromDifferentPathsFirst() {
    List<Member> candidates =
        List.of(on("a", "x"), on("b", "x"), on("c", "y"), on("d", "x"), on("e", ""));

    assertThat(Helpers.onDifferentPaths(candidates, 3))
        .extracting(member -> member.endpoint().host())
        .containsExactly("a", "c", "e");
    assertThat(Helpers.onDifferentPaths(candidates, 9)).hasSize(5);
  }

  private static Member dead(Member member) {
    return member.accused(
        SimulatedNotary.of("z").accuse(Verdict.DEAD, member.key(), member.version()),
        MemberState.UNREACHABLE,
        Instant.EPOCH);
  }

  private static Member member(String name) {
    return on(name, "");
  }

  private static Member on(String name, String path) {
    return Member.alive(
        SimulatedNotary.of(name).alive(Version.first(1), new Endpoint(name, 1, path)),
        Instant.EPOCH);
  }
}
