package dev.kith.client.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.RelayMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RelayConnectionTest {

  private static final Filter FILTER = Filter.ALL.withKinds(Kind.MESSAGE);

  private final Random random = new Random(1);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private RelayConnection connection = connection(true, true);

  @Test
  void aChallengeIsAnsweredBeforeAnythingIsAsked() {
    on(new Input.Open());
    on(new Input.Subscribe("s", FILTER, true));
    assertThat(sent(on(new Input.Connected()))).isEmpty();

    assertThat(on(new Input.Received(new RelayMessage.Challenge("c"))))
        .contains(new Effect.SignChallenge("c"));
    Event first = proof();
    Event second = proof();
    assertThat(sent(on(new Input.Signed("c", List.of(first, second)))))
        .containsExactly(
            new ClientMessage.Authenticate(first), new ClientMessage.Authenticate(second));

    assertThat(sent(ok(first, true, ""))).isEmpty();
    assertThat(sent(ok(second, false, "error: already authenticated")))
        .containsExactly(new ClientMessage.Request("s.1", List.of(FILTER.withLimit(500))));
  }

  @Test
  void aRelayThatDoesNotChallengeIsAskedAfterAMoment() {
    on(new Input.Open());
    on(new Input.Subscribe("s", FILTER, true));
    on(new Input.Connected());
    now = now.plus(RelayConnection.CHALLENGE_PATIENCE);
    assertThat(sent(on(new Input.TimerFired(new Timer.Greeting(0, false))))).hasSize(1);
  }

  @Test
  void aLateChallengeMakesEverythingBeAskedAgain() {
    connected();
    on(new Input.Subscribe("s", FILTER, true));
    on(new Input.Received(new RelayMessage.Challenge("c")));
    Event proof = proof();
    on(new Input.Signed("c", List.of(proof)));
    assertThat(sent(ok(proof, true, "")))
        .containsExactly(
            new ClientMessage.Close("s.1"),
            new ClientMessage.Request("s.2", List.of(FILTER.withLimit(500))));
  }

  @Test
  void aProofForAnEarlierSocketIsNotSent() {
    connected();
    on(new Input.Received(new RelayMessage.Challenge("old")));
    on(new Input.Lost("reset"));
    assertThat(on(new Input.Signed("old", List.of(proof())))).isEmpty();
  }

  @Test
  void challengesWithoutEndAreNotAnsweredWithoutEnd() {
    connected();
    long answered = 0;
    for (int i = 0; i < 1_000; i++) {
      answered +=
          on(new Input.Received(new RelayMessage.Challenge("c" + i))).stream()
              .filter(Effect.SignChallenge.class::isInstance)
              .count();
    }
    assertThat(answered).isEqualTo(16);
  }

  @Test
  void aSubscriptionThatNeedsAProofIsAskedOnceMore() {
    connected();
    on(new Input.Subscribe("s", FILTER, true));
    assertThat(sent(closed("s.1", "auth-required: who are you"))).isEmpty();
    on(new Input.Received(new RelayMessage.Challenge("c")));
    Event proof = proof();
    on(new Input.Signed("c", List.of(proof)));
    assertThat(sent(ok(proof, true, ""))).hasSize(1);
    assertThat(closed("s.2", "auth-required: not you"))
        .contains(new Effect.Ended("s", new Verdict.Refused("auth-required: not you")));
  }

  @Test
  void aSubscriptionThatTheRelayWillNeverServeEnds() {
    connected();
    on(new Input.Subscribe("s", FILTER, true));
    assertThat(closed("s.1", "ERROR: restricted: members only"))
        .contains(new Effect.Ended("s", new Verdict.Refused("ERROR: restricted: members only")));
  }

  @Test
  void aSubscriptionIsNotAskedForEver() {
    connected();
    on(new Input.Subscribe("s", FILTER, true));
    for (int i = 1; i <= 8; i++) {
      assertThat(closed("s." + i, "error: busy")).noneMatch(Effect.Ended.class::isInstance);
      assertThat(sent(on(new Input.TimerFired(new Timer.Reopen("s", i))))).hasSize(1);
    }
    assertThat(closed("s.9", "error: busy"))
        .contains(new Effect.Ended("s", new Verdict.Refused("error: busy")));
  }

  @Test
  void aPublishThatNeedsAProofIsSentOnceMore() {
    connected();
    on(new Input.Received(new RelayMessage.Challenge("c")));
    WireEvent event = message();
    publish(event);
    assertThat(refuse(event, "auth-required: who are you")).isEmpty();
    Event proof = proof();
    on(new Input.Signed("c", List.of(proof)));
    assertThat(sent(ok(proof, true, ""))).containsExactly(new ClientMessage.Publish(event));
    assertThat(refuse(event, "auth-required: not you"))
        .containsExactly(
            new Effect.Settle(event.id(), new Verdict.Refused("auth-required: not you")));
  }

  @Test
  void withoutKeysARefusalForWantOfAProofStands() {
    connection = connection(false, true);
    connected();
    WireEvent event = message();
    publish(event);
    assertThat(refuse(event, "auth-required: who are you"))
        .containsExactly(
            new Effect.Settle(event.id(), new Verdict.Refused("auth-required: who are you")));
  }

  @Test
  void whatTheRelayHasAlreadyIsAccepted() {
    connected();
    WireEvent event = message();
    publish(event);
    assertThat(refuse(event, "duplicate: have it"))
        .containsExactly(new Effect.Settle(event.id(), new Verdict.Accepted("duplicate: have it")));
  }

  @Test
  void anOlderVersionIsRefusedThoughTheWordIsTheSame() {
    connected();
    WireEvent event = Fixtures.event(random, Kind.METADATA, now.getEpochSecond());
    publish(event);
    assertThat(refuse(event, "duplicate: have newer"))
        .containsExactly(
            new Effect.Settle(event.id(), new Verdict.Refused("duplicate: have newer")));
  }

  @Test
  void aPublishWithoutAnswerIsSentAgainAfterAReconnectAndEndsAtItsDeadline() {
    connected();
    WireEvent event = message();
    publish(event);
    on(new Input.Lost("reset"));
    on(new Input.TimerFired(new Timer.Reconnect(1)));
    on(new Input.Connected());
    assertThat(sent(on(new Input.TimerFired(new Timer.Greeting(1, false)))))
        .containsExactly(new ClientMessage.Publish(event));
    now = now.plusSeconds(30);
    assertThat(on(new Input.TimerFired(new Timer.Overdue())))
        .containsExactly(
            new Effect.Settle(
                event.id(), new Verdict.Unanswered("the relay did not answer in time")));
  }

  @Test
  void thoseWhoWaitAreSentWhenOthersAreAnswered() {
    connected();
    List<WireEvent> events = random.ints(Outbox.WINDOW + 1).mapToObj(_ -> message()).toList();
    List<Effect> effects = events.stream().flatMap(e -> publish(e).stream()).toList();
    assertThat(sent(effects)).hasSize(Outbox.WINDOW);
    assertThat(sent(ok(events.getFirst().event(), true, "")))
        .containsExactly(new ClientMessage.Publish(events.getLast()));
  }

  @Test
  void theOutboxIsBounded() {
    for (int i = 0; i < Outbox.MAX_WAITING; i++) {
      publish(message());
    }
    assertThat(publish(message()))
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Settle.class,
            settle -> assertThat(settle.verdict()).isInstanceOf(Verdict.Unanswered.class));
  }

  @Test
  void aCommandGivesUpWhenTheFirstAttemptFails() {
    connection = connection(true, false);
    WireEvent event = message();
    publish(event);
    on(new Input.Subscribe("s", FILTER, true));
    on(new Input.Open());
    assertThat(on(new Input.Lost("connection refused")))
        .containsExactly(
            new Effect.Tell(new Report(Report.Subject.GAVE_UP, "connection refused")),
            new Effect.Settle(event.id(), new Verdict.Unanswered("connection refused")),
            new Effect.Ended("s", new Verdict.Unanswered("connection refused")));
    WireEvent later = message();
    assertThat(publish(later))
        .containsExactly(
            new Effect.Settle(later.id(), new Verdict.Unanswered("connection refused")));
  }

  @Test
  void aSilentRelayIsPingedAndThenGivenUp() {
    connected();
    now = now.plus(RelayConnection.QUIET);
    assertThat(on(new Input.TimerFired(new Timer.KeepAlive(0)))).contains(new Effect.Ping());
    now = now.plus(RelayConnection.PONG_PATIENCE);
    assertThat(on(new Input.TimerFired(new Timer.KeepAlive(0))))
        .anyMatch(Effect.Disconnect.class::isInstance)
        .anyMatch(e -> e instanceof Effect.Schedule(Timer.Reconnect _, Instant _));
  }

  @Test
  void whoeverHadAnAnswerComesBackSoonHoweverOftenTheRelayBreaks() {
    for (int i = 0; i < 20; i++) {
      backFromLoss(i);
      on(new Input.Subscribe("q" + i, FILTER, false));
      on(new Input.Received(new RelayMessage.EndOfStored("q" + i + ".1")));
      assertThat(pauseAfterLoss()).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }
  }

  @Test
  void whoeverHadNoneComesBackLater() {
    Duration longest = Duration.ZERO;
    for (int i = 0; i < 50; i++) {
      backFromLoss(i);
      on(new Input.Received(new RelayMessage.Challenge("c")));
      Duration pause = pauseAfterLoss();
      longest = pause.compareTo(longest) > 0 ? pause : longest;
    }
    assertThat(longest).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(15));
  }

  @Test
  void aPongIsASignOfLife() {
    connected();
    now = now.plus(RelayConnection.QUIET);
    on(new Input.TimerFired(new Timer.KeepAlive(0)));
    on(new Input.Heard());
    now = now.plus(RelayConnection.PONG_PATIENCE);
    assertThat(on(new Input.TimerFired(new Timer.KeepAlive(0))))
        .singleElement()
        .isInstanceOf(Effect.Schedule.class);
  }

  @Test
  void anEventThatNobodyAskedForIsReportedAndNotDelivered() {
    connected();
    on(new Input.Subscribe("s", FILTER, true));
    WireEvent other = Fixtures.event(random, Kind.GIFT_WRAP, now.getEpochSecond());
    assertThat(on(new Input.Received(new RelayMessage.Delivery("s.1", other))))
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Tell.class,
            tell -> assertThat(tell.report().subject()).isEqualTo(Report.Subject.UNASKED));
  }

  @Test
  void aNoticeIsPassedOn() {
    connected();
    assertThat(on(new Input.Received(new RelayMessage.Notice("be nice"))))
        .containsExactly(new Effect.Tell(new Report(Report.Subject.NOTICE, "be nice")));
  }

  @Test
  void aQueryCompletesWhenAllStoredEventsHaveCome() {
    connected();
    on(new Input.Subscribe("q", FILTER, false));
    assertThat(on(new Input.Received(new RelayMessage.EndOfStored("q.1"))))
        .containsExactly(
            new Effect.Send(new ClientMessage.Close("q.1")),
            new Effect.CaughtUp("q", true),
            new Effect.Completed("q"));
  }

  @Test
  void closingSettlesWhatIsOpen() {
    connected();
    WireEvent event = message();
    publish(event);
    on(new Input.Subscribe("s", FILTER, true));
    assertThat(on(new Input.Close()))
        .contains(
            new Effect.Settle(event.id(), new Verdict.Unanswered("the client was closed")),
            new Effect.Ended("s", new Verdict.Unanswered("the client was closed")));
    assertThat(on(new Input.Open())).isEmpty();
  }

  private void backFromLoss(int losses) {
    on(losses == 0 ? new Input.Open() : new Input.TimerFired(new Timer.Reconnect(losses)));
    on(new Input.Connected());
    on(new Input.TimerFired(new Timer.Greeting(losses, false)));
  }

  private Duration pauseAfterLoss() {
    return on(new Input.Lost("reset")).stream()
        .<Instant>mapMulti((effect, out) -> {
          if (effect instanceof Effect.Schedule(Timer.Reconnect _, Instant at)) {
            out.accept(at);
          }
        })
        .map(at -> Duration.between(now, at))
        .findFirst()
        .orElseThrow();
  }

  private RelayConnection connection(boolean authenticates, boolean insistent) {
    return new RelayConnection(new ConnectionPolicy(authenticates, insistent), new Random(1));
  }

  private void connected() {
    on(new Input.Open());
    on(new Input.Connected());
    now = now.plus(RelayConnection.CHALLENGE_PATIENCE);
    on(new Input.TimerFired(new Timer.Greeting(0, false)));
  }

  private List<Effect> on(Input input) {
    return connection.on(input, now);
  }

  private List<Effect> ok(Event event, boolean accepted, String text) {
    return on(new Input.Received(new RelayMessage.Ok(event.id(), accepted, text)));
  }

  private List<Effect> refuse(WireEvent event, String text) {
    return ok(event.event(), false, text);
  }

  private List<Effect> closed(String wireName, String text) {
    return on(new Input.Received(new RelayMessage.Closed(wireName, text)));
  }

  private List<Effect> publish(WireEvent event) {
    return on(new Input.Publish(event, now.plus(Duration.ofSeconds(30))));
  }

  private WireEvent message() {
    return Fixtures.event(random, Kind.MESSAGE, now.getEpochSecond());
  }

  private Event proof() {
    return Fixtures.event(random, Kind.AUTH, now.getEpochSecond()).event();
  }

  private static List<ClientMessage> sent(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.Send.class::isInstance)
        .map(effect -> ((Effect.Send) effect).message())
        .toList();
  }
}
