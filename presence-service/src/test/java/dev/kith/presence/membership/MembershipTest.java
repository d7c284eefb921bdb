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

/// What one member makes of frames, of friends and of strangers.
class MembershipTest {

  private static final SimulatedNotary BOB = SimulatedNotary.of("bob");
  private static final SimulatedNotary EVE = SimulatedNotary.of("eve");
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
  void startBesideBobAndEve() {
    on(new Input.Start(List.of(), List.of(alive(BOB, FIRST), alive(EVE, FIRST))));
    now = now.plusMillis(1);
  }

  @Test
  void aPingIsAnswered() {
    assertThat(sent(gossipOf(EVE.key(), new Message.Ping(5, own.key(), 0))))
        .extracting(Frame::message)
        .contains(new Message.Ack(5));
  }

  @Test
  void aFrameOfAnotherMeshIsRefused() {
    Frame frame = new Frame("other", EVE.key(), new Message.Ping(5, own.key(), 0), List.of());

    assertThat(receive(frame)).containsExactly(new Effect.Refused(Refusal.FOREIGN_MESH));
  }

  @Test
  void ownFramesThatComeBackAreRefused() {
    assertThat(receive(gossipOf(own.key(), new Message.Gossip())))
        .containsExactly(new Effect.Refused(Refusal.OWN_FRAME));
  }

  @Test
  void strangersAreRefused() {
    assertThat(receive(gossipOf(STRANGER, new Message.Ping(5, own.key(), 0))))
        .containsExactly(new Effect.Refused(Refusal.NOT_ADMITTED));
    assertThat(gossip(new SimulatedNotary(STRANGER).accuse(Verdict.DEAD, BOB.key(), FIRST)))
        .containsExactly(new Effect.Refused(Refusal.NOT_ADMITTED));
    assertThat(state(BOB)).isEqualTo(MemberState.ALIVE);
  }

  @Test
  void aPingForWhoWasHereBeforeIsRefused() {
    assertThat(receive(gossipOf(EVE.key(), new Message.Ping(5, BOB.key(), 0))))
        .containsExactly(new Effect.Refused(Refusal.MISDIRECTED));
  }

  @Test
  void aClaimThatSomebodyElseSignedIsRefused() {
    Alive eves = EVE.alive(FIRST.raised(), SimulatedMember.endpoint("eve"));
    Alive forged = new Alive(BOB.key(), FIRST.raised(), eves.endpoint(), eves.signature());
    Accusation bobs = BOB.accuse(Verdict.SUSPECT, EVE.key(), FIRST);
    Accusation inBobsName =
        new Accusation(
            Verdict.SUSPECT,
            EVE.key(),
            FIRST,
            BOB.key(),
            EVE.accuse(Verdict.SUSPECT, EVE.key(), FIRST).signature());

    assertThat(gossip(forged)).containsExactly(new Effect.Refused(Refusal.FORGED));
    assertThat(gossip(inBobsName)).containsExactly(new Effect.Refused(Refusal.FORGED));
    assertThat(BOB.attests(bobs)).isTrue();
    assertThat(state(BOB)).isEqualTo(MemberState.ALIVE);
    assertThat(state(EVE)).isEqualTo(MemberState.ALIVE);
  }

  @Test
  void onlyTheSubjectRefutes() {
    gossip(EVE.accuse(Verdict.SUSPECT, BOB.key(), FIRST));
    assertThat(state(BOB)).isEqualTo(MemberState.SUSPECT);

    assertThat(gossip(alive(BOB, FIRST))).isEmpty();
    assertThat(state(BOB)).isEqualTo(MemberState.SUSPECT);
    gossip(alive(BOB, FIRST.raised()));
    assertThat(state(BOB)).isEqualTo(MemberState.ALIVE);
  }

  @Test
  void whatWasRefutedAndComesAgainChangesNothing() {
    gossip(alive(BOB, FIRST.raised()));

    assertThat(gossip(EVE.accuse(Verdict.DEAD, BOB.key(), FIRST))).isEmpty();
    assertThat(gossip(alive(BOB, FIRST))).isEmpty();
    assertThat(state(BOB)).isEqualTo(MemberState.ALIVE);
  }

  @Test
  void anAccusationOfAVersionThatNeverWasChangesNothing() {
    assertThat(gossip(EVE.accuse(Verdict.DEAD, BOB.key(), new Version(99, 0)))).isEmpty();
    assertThat(gossip(EVE.accuse(Verdict.DEAD, own.key(), new Version(99, 0)))).isEmpty();
    assertThat(version()).isEqualTo(FIRST);
  }

  @Test
  void anAccusationOfItselfIsRefuted() {
    gossip(EVE.accuse(Verdict.SUSPECT, own.key(), FIRST));

    assertThat(version()).isEqualTo(FIRST.raised());
    assertThat(membership.healthMultiplier()).isEqualTo(2);
    assertThat(sent(gossipOf(EVE.key(), new Message.Ping(5, own.key(), 0))).getFirst().claims())
        .contains(own.alive(FIRST.raised(), SimulatedMember.endpoint("own")));
  }

  @Test
  void aMemberThatRepeatsAnOldAccusationIsToldTheRefutation() {
    gossip(EVE.accuse(Verdict.SUSPECT, own.key(), FIRST));

    Frame again =
        new Frame(
            "mesh",
            EVE.key(),
            new Message.Gossip(),
            List.of(EVE.accuse(Verdict.SUSPECT, own.key(), FIRST)));
    assertThat(sent(again).getFirst().claims())
        .contains(own.alive(FIRST.raised(), SimulatedMember.endpoint("own")));
    assertThat(version()).isEqualTo(FIRST.raised());
  }

  @Test
  void aVerdictOnWhoIsHeldAliveIsOnlyASuspicion() {
    gossip(EVE.accuse(Verdict.DEAD, BOB.key(), FIRST));

    assertThat(state(BOB)).isEqualTo(MemberState.SUSPECT);
  }

  @Test
  void aVerdictAfterASuspicionHolds() {
    gossip(EVE.accuse(Verdict.SUSPECT, BOB.key(), FIRST));
    gossip(EVE.accuse(Verdict.DEAD, BOB.key(), FIRST));

    assertThat(state(BOB)).isEqualTo(MemberState.UNREACHABLE);
  }

  @Test
  void whoIsHeardOfTogetherWithAVerdictIsUnreachableAtOnce() {
    SimulatedNotary dan = SimulatedNotary.of("dan");

    gossip(alive(dan, FIRST), EVE.accuse(Verdict.DEAD, dan.key(), FIRST));

    assertThat(state(dan)).isEqualTo(MemberState.UNREACHABLE);
  }

  @Test
  void whoIsHeldUnreachableAndSpeaksIsToldSo() {
    gossip(EVE.accuse(Verdict.SUSPECT, BOB.key(), FIRST));
    Accusation verdict = EVE.accuse(Verdict.DEAD, BOB.key(), FIRST);
    gossip(verdict);

    assertThat(sent(gossipOf(BOB.key(), new Message.Gossip())).getFirst().claims())
        .contains(verdict);
  }

  @Test
  void whoLeavesIsGoneForGoodUntilItStartsAgain() {
    gossip(BOB.accuse(Verdict.DEAD, BOB.key(), FIRST));
    assertThat(state(BOB)).isEqualTo(MemberState.LEFT);

    gossip(EVE.accuse(Verdict.SUSPECT, BOB.key(), FIRST));
    assertThat(state(BOB)).isEqualTo(MemberState.LEFT);
    gossip(alive(BOB, Version.first(8)));
    assertThat(state(BOB)).isEqualTo(MemberState.ALIVE);
  }

  @Test
  void aProcessWithAnEarlierClockGetsAheadOfTheOneBefore() {
    gossip(own.alive(new Version(50, 3), SimulatedMember.endpoint("own")));

    assertThat(version()).isEqualTo(Version.first(51));
  }

  @Test
  void anAnswerFromWhoWasNotAskedIsRefused() {
    now = now.plusMillis(600);
    List<Effect> effects = on(new Input.TimerFired(new Timer.ProbeNext()));
    Frame probe = frames(effects).getFirst();
    Message.Ping ping = (Message.Ping) probe.message();
    SimulatedNotary other = ping.target().equals(BOB.key()) ? EVE : BOB;

    assertThat(receive(gossipOf(other.key(), new Message.Ack(ping.nonce()))))
        .containsExactly(new Effect.Refused(Refusal.UNASKED));
  }

  @Test
  void noMoreMembersAreKnownThanMayBe() {
    MembershipConfiguration small =
        new MembershipConfiguration(
            "mesh",
            1,
            MembershipConfiguration.of("mesh").probing(),
            MembershipConfiguration.of("mesh").suspecting(),
            MembershipConfiguration.of("mesh").gossiping(),
            MembershipConfiguration.of("mesh").healing());
    Membership full =
        new Membership(
            small, own, SimulatedMember.endpoint("own"), 7, _ -> true, new SplittableRandom(1));
    assertThat(full.on(new Input.Start(List.of(), List.of()), now)).isNotEmpty();

    assertThat(
            full.on(
                new Input.Received(
                    new Route(SimulatedMember.endpoint("bob"), false),
                    new Frame("mesh", BOB.key(), new Message.Gossip(), List.of(alive(BOB, FIRST)))),
                now))
        .containsExactly(new Effect.Refused(Refusal.FULL));
    assertThat(full.members()).hasSize(1);
  }

  @Test
  void whoWasStoppedGivesOthersAsMuchMoreTime() {
    gossip(EVE.accuse(Verdict.SUSPECT, BOB.key(), FIRST));
    now = now.plus(Duration.ofMinutes(5));

    on(new Input.TimerFired(new Timer.SuspicionOver(BOB.key(), FIRST)));

    assertThat(state(BOB)).isEqualTo(MemberState.SUSPECT);
  }

  private static Alive alive(SimulatedNotary notary, Version version) {
    return notary.alive(version, SimulatedMember.endpoint("host"));
  }

  private List<Effect> gossip(Claim... claims) {
    return receive(new Frame("mesh", EVE.key(), new Message.Gossip(), List.of(claims)));
  }

  private static Frame gossipOf(PublicKey from, Message message) {
    return new Frame("mesh", from, message, List.of());
  }

  private List<Effect> receive(Frame frame) {
    return on(new Input.Received(new Route(SimulatedMember.endpoint("host"), false), frame));
  }

  private List<Frame> sent(Frame frame) {
    return frames(receive(frame));
  }

  private static List<Frame> frames(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.Send.class::isInstance)
        .map(Effect.Send.class::cast)
        .map(Effect.Send::frame)
        .toList();
  }

  private List<Effect> on(Input input) {
    return membership.on(input, now);
  }

  private MemberState state(SimulatedNotary of) {
    return find(of.key()).state();
  }

  private Version version() {
    return find(own.key()).version();
  }

  private Member find(PublicKey key) {
    return membership.members().stream()
        .filter(member -> member.key().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
