package dev.kith.wake.lease;

import static dev.kith.wake.lease.Fixture.FRIEND;
import static dev.kith.wake.lease.Fixture.NORMAL;
import static dev.kith.wake.lease.Fixture.SESSION;
import static dev.kith.wake.lease.Fixture.SET;
import static dev.kith.wake.lease.Fixture.STRANGER;
import static dev.kith.wake.lease.Fixture.URGENT;
import static dev.kith.wake.lease.Fixture.device;
import static dev.kith.wake.push.PushOutcome.Accepted.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.wake.policy.QuietHours;
import dev.kith.wake.policy.Sender;
import dev.kith.wake.policy.Urgency;
import dev.kith.wake.push.Channel;
import dev.kith.wake.push.Loudness;
import dev.kith.wake.push.PushOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentWakesTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Device SERVER = device(1, Channel.WEBHOOK, false);
  private static final Device PHONE = device(2, Channel.FCM, true);

  @Test
  void aBurstIsOneWake() {
    Fixture agent = new Fixture(SERVER);

    for (long position = 1; position <= 10_000; position++) {
      agent.message(position, FRIEND, Urgency.NORMAL);
    }
    WakeEffect.Send send = agent.sent(SECOND);
    agent.answer(send, HERE);
    agent.message(10_001, FRIEND, Urgency.NORMAL);
    agent.drained(10_001);
    agent.pass(HOUR);

    assertThat(agent.sends()).isEmpty();
    assertThat(agent.taken(WakeEffect.Reached.class))
        .containsExactly(
            new WakeEffect.Reached(send.wake(), Stage.ACCEPTED),
            new WakeEffect.Reached(send.wake(), Stage.DRAINED));
  }

  @Test
  void whatComesWhileAWakeIsOutHasItsOwnWakeAfterTheDrain() {
    Fixture agent = new Fixture(SERVER);
    agent.message(1, FRIEND, Urgency.NORMAL);
    WakeEffect.Send first = agent.sent(SECOND);
    agent.answer(first, HERE);
    agent.message(2, FRIEND, Urgency.NORMAL);
    agent.pass(SECOND);
    assertThat(agent.sends()).isEmpty();

    agent.drained(1);

    assertThat(agent.sent(Duration.ofSeconds(10)).wake()).isNotEqualTo(first.wake());
  }

  @Test
  void anUrgentMessageOfAFriendWakesAtOnce() {
    Fixture agent = new Fixture(PHONE);

    agent.message(1, FRIEND, Urgency.URGENT);

    WakeEffect.Send send = agent.sent(Duration.ZERO);
    assertThat(send.lease()).isEqualTo(URGENT);
    assertThat(send.loudness()).isEqualTo(Loudness.LOUD);
  }

  @Test
  void anUrgentMessageOfAStrangerIsANormalOne() {
    Fixture agent = new Fixture(PHONE);

    agent.message(1, STRANGER, Urgency.URGENT);

    WakeEffect.Send send = agent.sent(SECOND);
    assertThat(send.lease()).isEqualTo(NORMAL);
    assertThat(send.loudness()).isEqualTo(Loudness.QUIET);
  }

  @Test
  void aDeviceThatTakesPushesAndNeverDrainsIsTriedAfterTheOthers() {
    Fixture agent = new Fixture(SERVER, PHONE);

    silentThreeTimes(agent);

    assertThat(agent.taken(WakeEffect.Demoted.class))
        .containsExactly(new WakeEffect.Demoted(SERVER.id(), 3));
    agent.message(4, FRIEND, Urgency.NORMAL);
    assertThat(agent.sent(HOUR).device()).isEqualTo(PHONE.id());
  }

  @Test
  void aDeviceThatDrainsAgainHasItsPlaceAgain() {
    Fixture agent = new Fixture(SERVER, PHONE);
    silentThreeTimes(agent);
    agent.message(4, FRIEND, Urgency.NORMAL);
    agent.answer(agent.sent(HOUR), HERE);

    WakeEffect.Send second = agent.sent(HOUR);
    agent.answer(second, HERE);
    agent.drained(4);

    assertThat(second.device()).isEqualTo(SERVER.id());
    assertThat(agent.taken(WakeEffect.Restored.class))
        .containsExactly(new WakeEffect.Restored(SERVER.id()));
    agent.message(5, FRIEND, Urgency.NORMAL);
    assertThat(agent.sent(HOUR).device()).isEqualTo(SERVER.id());
  }

  @Test
  void aDeviceThatIsRegisteredAgainHasItsPlaceAgain() {
    Fixture agent = new Fixture(SERVER, PHONE);
    silentThreeTimes(agent);

    Device fresh =
        new Device(SERVER.id(), SESSION, SERVER.channel(), SERVER.loud(), null, agent.now());
    agent.tell(new WakeInput.DevicesChanged(List.of(fresh, PHONE)));

    agent.message(4, FRIEND, Urgency.NORMAL);
    assertThat(agent.sent(HOUR).device()).isEqualTo(SERVER.id());
  }

  /// The server takes a wake each time, and the phone is what drains.
  private static void silentThreeTimes(Fixture agent) {
    for (long position = 1; position <= 3; position++) {
      agent.message(position, FRIEND, Urgency.NORMAL);
      for (Device device : List.of(SERVER, PHONE)) {
        WakeEffect.Send send = agent.sent(HOUR);
        assertThat(send.device()).isEqualTo(device.id());
        agent.answer(send, HERE);
      }
      agent.drained(position);
      agent.pass(HOUR);
    }
  }

  @Test
  void bulkWakesNobody() {
    Fixture agent = new Fixture(PHONE);

    agent.message(1, FRIEND, Urgency.BULK);
    agent.pass(HOUR);

    assertThat(agent.sends()).isEmpty();
    assertThat(agent.taken(WakeEffect.NotWoken.class))
        .containsExactly(new WakeEffect.NotWoken(SESSION, 1));
  }

  @Test
  void strangersWakeTwentyTimesADayAndThenTheNextDay() {
    Fixture agent = new Fixture(SERVER);
    agent.at("2026-06-01T02:00:00Z");
    for (long position = 1; position <= 20; position++) {
      agent.message(position, new Sender(Fixture.key(100 + position), false), Urgency.NORMAL);
      agent.answer(agent.sent(Duration.ofMinutes(10)), HERE);
      agent.drained(position);
    }
    assertThat(agent.taken(WakeEffect.Deferred.class))
        .allMatch(deferred -> deferred.cause() == Cause.PACE);

    agent.message(21, STRANGER, Urgency.NORMAL);
    agent.pass(HOUR);
    assertThat(agent.sends()).isEmpty();
    assertThat(agent.taken(WakeEffect.Deferred.class))
        .containsExactly(
            new WakeEffect.Deferred(
                NORMAL, Cause.STRANGERS, Instant.parse("2026-06-02T00:00:00Z")));

    agent.sent(Duration.ofDays(1));
    assertThat(agent.now()).isEqualTo(Instant.parse("2026-06-02T00:00:00Z"));
  }

  @Test
  void aFriendDoesNotWaitForTheBudgetOfStrangers() {
    Fixture agent = new Fixture(SERVER);
    agent.at("2026-06-01T02:00:00Z");
    for (long position = 1; position <= 20; position++) {
      agent.message(position, new Sender(Fixture.key(100 + position), false), Urgency.NORMAL);
      agent.answer(agent.sent(Duration.ofMinutes(10)), HERE);
      agent.drained(position);
    }
    agent.message(21, STRANGER, Urgency.NORMAL);
    agent.pass(SECOND);

    agent.message(22, FRIEND, Urgency.NORMAL);

    agent.sent(Duration.ofSeconds(10));
  }

  @Test
  void aSenderThatWakesAgainAndAgainIsStopped() {
    Fixture agent = new Fixture(SERVER);
    for (long position = 1; position <= 5; position++) {
      agent.message(position, FRIEND, Urgency.URGENT);
      agent.answer(agent.sent(Duration.ofSeconds(2)), HERE);
      agent.drained(position);
    }

    agent.message(6, FRIEND, Urgency.URGENT);
    agent.pass(Duration.ofMinutes(2));
    assertThat(agent.sends()).isEmpty();

    agent.sent(Duration.ofMinutes(5));
  }

  @Test
  void anotherSenderEndsTheWaitForOneThatIsStopped() {
    Fixture agent = new Fixture(SERVER);
    for (long position = 1; position <= 5; position++) {
      agent.message(position, FRIEND, Urgency.URGENT);
      agent.answer(agent.sent(Duration.ofSeconds(2)), HERE);
      agent.drained(position);
    }
    agent.message(6, FRIEND, Urgency.URGENT);
    agent.pass(Duration.ofSeconds(5));

    agent.message(7, new Sender(Fixture.key(3), true), Urgency.URGENT);

    agent.sent(SECOND);
  }

  @Test
  void devicesAreTriedInTheirOrderAndThenTheSendersAreTold() {
    Fixture agent = new Fixture(SERVER, PHONE);
    Instant since = agent.now();
    agent.message(5, FRIEND, Urgency.URGENT);
    agent.message(7, FRIEND, Urgency.URGENT);

    WakeEffect.Send first = agent.sent(Duration.ZERO);
    agent.answer(first, HERE);
    WakeEffect.Send second = agent.sent(Duration.ofSeconds(15));
    agent.answer(second, HERE);
    agent.pass(Duration.ofMinutes(1));

    assertThat(List.of(first.device(), second.device())).containsExactly(SERVER.id(), PHONE.id());
    assertThat(agent.taken(WakeEffect.Unanswered.class))
        .containsExactly(
            new WakeEffect.Unanswered(first.wake()), new WakeEffect.Unanswered(second.wake()));
    assertThat(agent.taken(WakeEffect.Parked.class))
        .containsExactly(new WakeEffect.Parked(URGENT, 0, 7, ParkReason.UNANSWERED, since));
  }

  @Test
  void aNormalMessageIsLoudOnlyAfterAllWasTriedQuietly() {
    Fixture agent = new Fixture(PHONE, SERVER);
    agent.message(1, FRIEND, Urgency.NORMAL);

    WakeEffect.Send first = agent.sent(SECOND);
    agent.answer(first, HERE);
    WakeEffect.Send second = agent.sent(Duration.ofMinutes(20));
    agent.answer(second, HERE);
    WakeEffect.Send third = agent.sent(Duration.ofSeconds(15));

    assertThat(first.device()).isEqualTo(PHONE.id());
    assertThat(first.loudness()).isEqualTo(Loudness.QUIET);
    assertThat(second.device()).isEqualTo(SERVER.id());
    assertThat(third.device()).isEqualTo(PHONE.id());
    assertThat(third.loudness()).isEqualTo(Loudness.LOUD);
  }

  @Test
  void theSenderOfAMessageToAParkedAgentIsToldAtOnce() {
    Fixture agent = parked();

    agent.message(9, FRIEND, Urgency.URGENT);
    agent.pass(SECOND);

    assertThat(agent.sends()).isEmpty();
    List<WakeEffect.Parked> parked = agent.taken(WakeEffect.Parked.class);
    assertThat(parked.getLast().after()).isEqualTo(1);
    assertThat(parked.getLast().through()).isEqualTo(9);
  }

  @Test
  void aParkedAgentIsTriedAgainAfterAPause() {
    Fixture agent = parked();
    agent.pass(HOUR);
    assertThat(agent.sends()).isEmpty();

    agent.message(9, FRIEND, Urgency.URGENT);

    agent.sent(Duration.ZERO);
  }

  @Test
  void anAgentThatWasParkedIsWokenWhenItHasShownItself() {
    Fixture agent = parked();
    agent.tell(new WakeInput.Attached(SESSION));
    agent.tell(new WakeInput.Detached(SESSION));
    agent.pass(Duration.ofSeconds(59));
    assertThat(agent.sends()).isEmpty();

    agent.sent(SECOND);
  }

  @Test
  void aParkedAgentIsWokenOverANewDevice() {
    Fixture agent = parked();

    agent.tell(new WakeInput.DevicesChanged(List.of(SERVER, PHONE)));

    assertThat(agent.sent(Duration.ZERO).device()).isEqualTo(SERVER.id());
  }

  @Test
  void withoutADeviceTheSenderIsTold() {
    Fixture agent = new Fixture();

    agent.message(1, FRIEND, Urgency.URGENT);
    agent.pass(Duration.ZERO);

    assertThat(agent.taken(WakeEffect.Parked.class))
        .containsExactly(new WakeEffect.Parked(URGENT, 0, 1, ParkReason.NO_DEVICE, agent.now()));
  }

  @Test
  void aDeadTokenIsForgottenAndTheNextDeviceIsTriedAtOnce() {
    Fixture agent = new Fixture(PHONE, SERVER);
    agent.message(1, FRIEND, Urgency.URGENT);

    agent.answer(agent.sent(Duration.ZERO), new PushOutcome.DropToken("UNREGISTERED", null));

    assertThat(agent.sent(Duration.ZERO).device()).isEqualTo(SERVER.id());
    assertThat(agent.taken(WakeEffect.ForgetToken.class))
        .containsExactly(new WakeEffect.ForgetToken(PHONE.id(), SET, "UNREGISTERED"));
  }

  @Test
  void aTokenThatWasSetAfterItsDeathWasNoticedIsKept() {
    Fixture agent = new Fixture(PHONE);
    agent.message(1, FRIEND, Urgency.URGENT);

    agent.answer(
        agent.sent(Duration.ZERO), new PushOutcome.DropToken("Unregistered", SET.minusSeconds(1)));

    assertThat(agent.taken(WakeEffect.ForgetToken.class)).isEmpty();
  }

  @Test
  void aTokenUnderSuspicionIsForgottenAfterFiveWakes() {
    Fixture agent = new Fixture(SERVER, PHONE);
    for (long position = 1; position <= 5; position++) {
      assertThat(agent.taken(WakeEffect.ForgetToken.class)).isEmpty();
      agent.message(position, FRIEND, Urgency.URGENT);
      agent.answer(agent.sent(Duration.ofMinutes(10)), new PushOutcome.Suspect("status 404"));
      agent.answer(agent.sent(Duration.ofMinutes(10)), HERE);
      agent.drained(position);
    }
    assertThat(agent.taken(WakeEffect.ForgetToken.class)).hasSize(1);
  }

  @Test
  void ourOwnMistakeCostsNoToken() {
    Fixture agent = new Fixture(PHONE, SERVER);
    agent.message(1, FRIEND, Urgency.URGENT);

    agent.answer(agent.sent(Duration.ZERO), new PushOutcome.FixConfig("InvalidProviderToken"));

    assertThat(agent.sent(Duration.ZERO).device()).isEqualTo(SERVER.id());
    assertThat(agent.taken(WakeEffect.ForgetToken.class)).isEmpty();
    assertThat(agent.taken(WakeEffect.Misconfigured.class)).hasSize(1);
  }

  @Test
  void aPushServiceIsAskedAgainNoSoonerThanItWants() {
    Fixture agent = new Fixture(PHONE);
    agent.message(1, FRIEND, Urgency.URGENT);
    WakeEffect.Send first = agent.sent(Duration.ZERO);

    agent.answer(first, PushOutcome.Retry.ofProvider("UNAVAILABLE", Duration.ofMinutes(3)));
    agent.pass(Duration.ofMinutes(3).minusMillis(1));
    assertThat(agent.sends()).isEmpty();

    assertThat(agent.sent(Duration.ofSeconds(2)).wake()).isEqualTo(first.wake());
  }

  @Test
  void aPushThatFailsAgainAndAgainGivesWayToTheNextDevice() {
    Fixture agent = new Fixture(PHONE, SERVER);
    agent.message(1, FRIEND, Urgency.URGENT);
    for (int attempt = 1; attempt <= 6; attempt++) {
      WakeEffect.Send send = agent.sent(Duration.ofMinutes(5));
      assertThat(send.device()).isEqualTo(PHONE.id());
      agent.answer(send, PushOutcome.Retry.ofProvider("INTERNAL", null));
    }
    assertThat(agent.sent(Duration.ZERO).device()).isEqualTo(SERVER.id());
  }

  @Test
  void aPushWhoseSenderDiedGoesOutAgainAsTheSame() {
    Fixture agent = new Fixture(PHONE);
    agent.message(1, FRIEND, Urgency.URGENT);
    WakeEffect.Send lost = agent.sent(Duration.ZERO);

    WakeEffect.Send again = agent.sent(Duration.ofSeconds(32));

    assertThat(again.wake()).isEqualTo(lost.wake());
    assertThat(again.generation()).isGreaterThan(lost.generation());
  }

  @Test
  void theAnswerOfOneThatWasTakenForDeadChangesNothing() {
    Fixture agent = new Fixture(PHONE);
    agent.message(1, FRIEND, Urgency.URGENT);
    WakeEffect.Send lost = agent.sent(Duration.ZERO);
    WakeEffect.Send again = agent.sent(Duration.ofSeconds(32));

    agent.answer(lost, new PushOutcome.DropToken("UNREGISTERED", null));
    assertThat(agent.taken(WakeEffect.ForgetToken.class)).isEmpty();
    agent.answer(again, HERE);
    agent.answer(again, HERE);

    assertThat(agent.taken(WakeEffect.Reached.class))
        .containsExactly(new WakeEffect.Reached(again.wake(), Stage.ACCEPTED));
  }

  @Test
  void aPushServiceThatIsLeftAloneCostsNoAttempt() {
    Fixture agent = new Fixture(PHONE, SERVER);
    agent.message(1, FRIEND, Urgency.URGENT);
    WakeEffect.Send send = agent.sent(Duration.ZERO);

    agent.tell(new WakeInput.Withheld(send.lease(), send.generation(), agent.now().plus(HOUR)));

    assertThat(agent.sent(Duration.ZERO).device()).isEqualTo(SERVER.id());
  }

  @Test
  void nobodyIsWokenWhoIsThere() {
    Fixture agent = new Fixture(PHONE);
    agent.tell(new WakeInput.Attached(SESSION));
    agent.message(1, FRIEND, Urgency.URGENT);
    agent.pass(HOUR);
    assertThat(agent.sends()).isEmpty();

    agent.tell(new WakeInput.Detached(SESSION));

    agent.sent(Duration.ofMinutes(1));
  }

  @Test
  void anAgentThatDrainsSlowlyIsNotDisturbed() {
    Fixture agent = new Fixture(SERVER, PHONE);
    for (long position = 1; position <= 10; position++) {
      agent.message(position, FRIEND, Urgency.URGENT);
    }
    agent.answer(agent.sent(Duration.ZERO), HERE);

    for (long position = 1; position <= 10; position++) {
      agent.pass(Duration.ofSeconds(14));
      agent.drained(position);
    }

    assertThat(agent.sends()).isEmpty();
  }

  @Test
  void anUrgentWakeDoesForWhatIsNormalToo() {
    Fixture agent = new Fixture(PHONE);
    agent.message(1, FRIEND, Urgency.NORMAL);
    agent.message(2, FRIEND, Urgency.URGENT);
    agent.answer(agent.sent(SECOND), HERE);
    agent.drained(2);
    agent.pass(HOUR);

    assertThat(agent.sends()).isEmpty();
  }

  @Test
  void nobodyIsWokenForWhatIsVoid() {
    Fixture agent = new Fixture(PHONE);
    agent.message(1, FRIEND, Urgency.URGENT, agent.now().plusSeconds(10));
    agent.answer(
        agent.sent(Duration.ZERO), PushOutcome.Retry.ofProvider("", Duration.ofMinutes(1)));
    agent.pass(HOUR);

    assertThat(agent.sends()).isEmpty();
    assertThat(agent.taken(WakeEffect.Expired.class))
        .containsExactly(new WakeEffect.Expired(URGENT, 1));
  }

  @Test
  void aNormalWakeWaitsForTheEndOfTheNight() {
    QuietHours night =
        new QuietHours(ZoneId.of("Europe/Berlin"), LocalTime.of(22, 0), LocalTime.of(7, 0));
    Fixture agent = new Fixture(device(1, Channel.FCM, true, night));
    agent.at("2026-06-01T23:00:00Z");
    agent.message(1, FRIEND, Urgency.NORMAL);
    agent.pass(Duration.ofHours(6));
    assertThat(agent.sends()).isEmpty();

    agent.sent(Duration.ofMinutes(5));
  }

  @Test
  void threeUrgentWakesDisturbANight() {
    QuietHours night =
        new QuietHours(ZoneId.of("Europe/Berlin"), LocalTime.of(22, 0), LocalTime.of(7, 0));
    Fixture agent = new Fixture(device(1, Channel.FCM, true, night));
    agent.at("2026-06-02T01:00:00Z");
    for (long position = 1; position <= 3; position++) {
      agent.message(position, FRIEND, Urgency.URGENT);
      agent.answer(agent.sent(Duration.ofSeconds(5)), HERE);
      agent.drained(position);
    }
    agent.message(4, FRIEND, Urgency.URGENT);
    agent.pass(HOUR);

    assertThat(agent.sends()).isEmpty();
  }

  @Test
  void aDeviceWhoseOwnerSleepsGivesWayToOneThatMayBeWoken() {
    QuietHours night =
        new QuietHours(ZoneId.of("Europe/Berlin"), LocalTime.of(22, 0), LocalTime.of(7, 0));
    Fixture agent = new Fixture(device(9, Channel.FCM, true, night), SERVER);
    agent.at("2026-06-02T01:00:00Z");
    agent.message(1, FRIEND, Urgency.NORMAL);

    assertThat(agent.sent(SECOND).device()).isEqualTo(SERVER.id());
  }

  private static Fixture parked() {
    Fixture agent = new Fixture(SERVER);
    agent.message(1, FRIEND, Urgency.URGENT);
    agent.answer(agent.sent(Duration.ZERO), HERE);
    agent.pass(Duration.ofSeconds(15));
    assertThat(agent.taken(WakeEffect.Parked.class)).hasSize(1);
    return agent;
  }
}
