package dev.kith.presence.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Accusation;
import dev.kith.presence.membership.frame.Alive;
import dev.kith.presence.membership.frame.Claim;
import dev.kith.presence.membership.frame.Frame;
import dev.kith.presence.membership.frame.Message;
import dev.kith.presence.membership.frame.Verdict;
import dev.kith.presence.membership.frame.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody can do who wants to do harm: nothing that is not counted.
class HostileTest {

  private static final SimulatedNotary BOB = SimulatedNotary.of("bob");
  private static final SimulatedNotary MALLORY = SimulatedNotary.of("mallory");
  private static final PublicKey STRANGER = SimulatedNotary.key("stranger");
  private static final Version FIRST = Version.first(7);

  private final SimulatedNotary own = SimulatedNotary.of("own");
  private final Membership membership =
      new Membership(
          MembershipConfiguration.of("mesh"),
          own,
          SimulatedMember.endpoint("own"),
          7,
          key -> !key.equals(STRANGER),
          new SplittableRandom(1));

  private Instant now = Instant.EPOCH;

  @BeforeEach
  void startBesideBobAndMallory() {
    on(new Input.Start(List.of(), List.of(alive(BOB, FIRST), alive(MALLORY, FIRST))));
    now = now.plusMillis(1);
  }

  @Test
  void whatIsForgedInBobsNameIsRefusedAndCounted() {
    Version next = FIRST.raised();
    Alive hisOwn = BOB.alive(next, SimulatedMember.endpoint("bob"));
    Accusation leave = BOB.accuse(Verdict.DEAD, BOB.key(), FIRST);
    List<Claim> forged =
        List.of(
            new Alive(
                BOB.key(),
                next,
                SimulatedMember.endpoint("mallory"),
                MALLORY.alive(next, SimulatedMember.endpoint("mallory")).signature()),
            // His own signature, for another address.
            new Alive(BOB.key(), next, SimulatedMember.endpoint("mallory"), hisOwn.signature()),
            // His own signature, for a version that he has not had.
            new Alive(BOB.key(), new Version(99, 0), hisOwn.endpoint(), hisOwn.signature()),
            new Accusation(
                Verdict.DEAD,
                BOB.key(),
                FIRST,
                BOB.key(),
                MALLORY.accuse(Verdict.DEAD, BOB.key(), FIRST).signature()),
            // His leave from before he came back.
            new Accusation(Verdict.DEAD, BOB.key(), next, BOB.key(), leave.signature()));
    for (Claim claim : forged) {
      assertThat(gossip(claim)).containsExactly(new Effect.Refused(Refusal.FORGED));
    }
    assertThat(find(BOB.key()).version()).isEqualTo(FIRST);
    assertThat(find(BOB.key()).state()).isEqualTo(MemberState.ALIVE);
  }

  @Test
  void whatWasTrueOnceAndComesAgainChangesNothing() {
    Version third = FIRST.raised().raised();
    Accusation suspicion = MALLORY.accuse(Verdict.SUSPECT, BOB.key(), FIRST);
    Accusation verdict = MALLORY.accuse(Verdict.DEAD, BOB.key(), FIRST.raised());
    gossip(suspicion);
    gossip(alive(BOB, FIRST.raised()));
    gossip(verdict);
    gossip(alive(BOB, third));
    for (Claim old : List.of(suspicion, verdict, alive(BOB, FIRST), alive(BOB, FIRST.raised()))) {
      assertThat(gossip(old)).isEmpty();
    }
    assertThat(find(BOB.key()).version()).isEqualTo(third);
    assertThat(find(BOB.key()).state()).isEqualTo(MemberState.ALIVE);
  }

  @Test
  void whoAccusesFasterThanItCanProbeIsRefusedAndCounted() {
    Version version = FIRST;
    int refuted = 0;
    int refused = 0;
    for (int i = 0; i < 1_000; i++) {
      List<Effect> effects = gossip(MALLORY.accuse(Verdict.SUSPECT, own.key(), version));
      if (effects.contains(new Effect.Refused(Refusal.TOO_MANY_ACCUSATIONS))) {
        refused++;
      } else {
        refuted++;
      }
      version = find(own.key()).version();
    }
    assertThat(refuted).isEqualTo(Accusers.BURST);
    assertThat(refused).isEqualTo(1_000 - Accusers.BURST);

    assertThat(gossip(BOB.accuse(Verdict.SUSPECT, own.key(), version)))
        .doesNotContain(new Effect.Refused(Refusal.TOO_MANY_ACCUSATIONS));
    version = find(own.key()).version();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(gossip(MALLORY.accuse(Verdict.SUSPECT, own.key(), version)))
        .doesNotContain(new Effect.Refused(Refusal.TOO_MANY_ACCUSATIONS));
  }

  @Test
  void whatIsForgedInBobsNameDoesNotCountAsHis() {
    Version version = FIRST;
    for (int i = 0; i < 1_000; i++) {
      Accusation forged =
          new Accusation(
              Verdict.SUSPECT,
              MALLORY.key(),
              version,
              BOB.key(),
              MALLORY.accuse(Verdict.SUSPECT, MALLORY.key(), version).signature());
      assertThat(gossip(forged)).containsExactly(new Effect.Refused(Refusal.FORGED));
    }
    assertThat(gossip(BOB.accuse(Verdict.SUSPECT, own.key(), FIRST)))
        .doesNotContain(new Effect.Refused(Refusal.TOO_MANY_ACCUSATIONS));
  }

  @Test
  void aStrangersFloodLeavesNoTrace() {
    for (int i = 0; i < 10_000; i++) {
      Frame frame =
          new Frame(
              "mesh",
              STRANGER,
              new Message.Ping(i, own.key(), i),
              List.of(new SimulatedNotary(STRANGER).accuse(Verdict.DEAD, BOB.key(), FIRST)));
      assertThat(receive(frame)).containsExactly(new Effect.Refused(Refusal.NOT_ADMITTED));
    }
    assertThat(membership.members()).hasSize(3);
    assertThat(membership.healthMultiplier()).isEqualTo(1);
    assertThat(find(BOB.key()).state()).isEqualTo(MemberState.ALIVE);
  }

  @Test
  void whatOneAsksOfAgentsReachesTheWatchAndNothingElse() {
    PublicKey agent = SimulatedNotary.key("agent");
    Message ask = new Message.AskAgent(5, agent);
    assertThat(receive(new Frame("mesh", BOB.key(), ask, List.of())))
        .containsExactly(new Effect.AgentAsked(BOB.key(), agent, 5));
    assertThat(receive(new Frame("mesh", STRANGER, ask, List.of())))
        .containsExactly(new Effect.Refused(Refusal.NOT_ADMITTED));
    assertThat(membership.members()).hasSize(3);
  }

  private static Alive alive(SimulatedNotary notary, Version version) {
    return notary.alive(version, SimulatedMember.endpoint("host"));
  }

  private List<Effect> gossip(Claim claim) {
    return receive(new Frame("mesh", MALLORY.key(), new Message.Gossip(), List.of(claim)));
  }

  private List<Effect> receive(Frame frame) {
    return on(new Input.Received(new Route(SimulatedMember.endpoint("host"), false), frame));
  }

  private List<Effect> on(Input input) {
    return membership.on(input, now);
  }

  private Member find(PublicKey key) {
    return membership.members().stream()
        .filter(member -> member.key().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
