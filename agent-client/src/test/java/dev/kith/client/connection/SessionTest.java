package dev.kith.client.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.WireEvent;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.ClientMessage.SessionCommand;
import dev.kith.model.message.RelayMessage.SessionNews;
import dev.kith.model.message.SessionOptions;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {

  private final Random random = new Random(1);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final RelayConnection connection =
      new RelayConnection(new ConnectionPolicy(false, true), new Random(1));

  @BeforeEach
  void connect() {
    on(new Input.Open());
    on(new Input.Connected());
  }

  @Test
  void anAcknowledgementWaitsForAllBeforeIt() {
    follow();
    EventId one = deliver(3);
    EventId two = deliver(5);
    EventId three = deliver(9);
    assertThat(sent(acknowledge(two))).isEmpty();
    assertThat(sent(acknowledge(one))).containsExactly(ack(5));
    assertThat(sent(acknowledge(three))).as("one at a time").isEmpty();
    assertThat(on(new SessionNews.Acknowledged("inbox", 8))).containsExactly(send(ack(9)));
    assertThat(on(new SessionNews.Acknowledged("inbox", 9)))
        .containsExactly(new Effect.Confirmed("inbox"));
  }

  @Test
  void aSessionThatAnotherClientTookIsNotTakenBack() {
    follow();
    assertThat(on(new SessionNews.Refused("inbox", "error: replaced")))
        .containsExactly(new Effect.Detached("inbox", new Verdict.Refused("error: replaced")));
    assertThat(sent(on(new Input.Lost("reset")))).isEmpty();
    on(new Input.TimerFired(new Timer.Reconnect(1)));
    assertThat(sent(on(new Input.Connected()))).isEmpty();
  }

  @Test
  void aSessionThatTheRelayLostIsAskedForAgain() {
    follow();
    List<Effect> effects = on(new SessionNews.Refused("inbox", "error: the database is gone"));
    assertThat(effects).noneMatch(Effect.Detached.class::isInstance);
    assertThat(sent(fire(effects))).containsExactly(open());
  }

  @Test
  void aRefusalForGoodIsToldInTheRelaysWords() {
    on(attach(0));
    assertThat(on(new SessionNews.Refused("inbox", "restricted: not you")))
        .containsExactly(new Effect.Detached("inbox", new Verdict.Refused("restricted: not you")));
  }

  @Test
  void aRelayThatKnowsNoSessionsIsNotWaitedForForEver() {
    assertThat(fire(on(attach(0))))
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Detached.class,
            detached -> assertThat(detached.verdict()).isInstanceOf(Verdict.Unanswered.class));
  }

  @Test
  void afterAReconnectTheSessionIsResumedAndWhatWasOpenIsForgotten() {
    follow();
    EventId one = deliver(1);
    on(new Input.Lost("reset"));
    on(new Input.TimerFired(new Timer.Reconnect(1)));
    assertThat(sent(on(new Input.Connected()))).containsExactly(open());
    assertThat(sent(acknowledge(one))).isEmpty();
    on(new SessionNews.Opened("inbox", true, 0, 9, "another log", null));
    deliver(1);
    assertThat(sent(acknowledge(one))).as("another event is at that position now").isEmpty();
  }

  @Test
  void aPolledSessionThatIsNotThereIsMade() {
    assertThat(sent(on(attach(20)))).containsExactly(poll(20));
    assertThat(sent(on(new SessionNews.Refused("inbox", "invalid: there is none"))))
        .containsExactly(open());
    assertThat(on(new SessionNews.Opened("inbox", false, 0, 9, "log", null)))
        .containsExactly(send(poll(20)));
    assertThat(on(new SessionNews.Delivered("inbox", 1, event(), false)))
        .as("it comes again to the poll")
        .isEmpty();
    assertThat(on(new SessionNews.Opened("inbox", true, 0, 9, "log", null)))
        .containsExactly(new Effect.Attached("inbox", true));
    assertThat(on(new SessionNews.More("inbox", 7)))
        .containsExactly(new Effect.Reached("inbox", false));
    assertThat(sent(on(new Input.Poll("inbox", 5)))).containsExactly(poll(5));
  }

  @Test
  void aRelayThatDeliversWithoutEndIsLeft() {
    follow();
    for (int i = 1; i <= Session.MAX_UNACKNOWLEDGED; i++) {
      deliver(i);
    }
    assertThat(on(new SessionNews.Delivered("inbox", 5_000, event(), false)))
        .singleElement()
        .isInstanceOf(Effect.Detached.class);
  }

  @Test
  void positionsThatDoNotRiseAreNotBelieved() {
    follow();
    deliver(7);
    assertThat(on(new SessionNews.Delivered("inbox", 7, event(), false)))
        .singleElement()
        .isInstanceOf(Effect.Detached.class);
  }

  @Test
  void nothingIsHeardOfASessionThatWasLeft() {
    follow();
    on(new Input.Leave("inbox"));
    assertThat(on(new SessionNews.Delivered("inbox", 7, event(), false))).isEmpty();
  }

  private void follow() {
    assertThat(sent(on(attach(0)))).containsExactly(open());
    assertThat(on(new SessionNews.Opened("inbox", false, 0, 9, "log", null)))
        .containsExactly(new Effect.Attached("inbox", false));
  }

  private EventId deliver(long position) {
    WireEvent event = event();
    assertThat(on(new SessionNews.Delivered("inbox", position, event, false)))
        .containsExactly(new Effect.Entrust("inbox", event, false));
    return event.id();
  }

  private WireEvent event() {
    return Fixtures.event(random, Kind.MESSAGE, now.getEpochSecond());
  }

  private List<Effect> acknowledge(EventId event) {
    return on(new Input.Acknowledge("inbox", event));
  }

  /// Lets the time come for which the effects ask last.
  private List<Effect> fire(List<Effect> effects) {
    Effect.Schedule schedule =
        effects.stream()
            .filter(Effect.Schedule.class::isInstance)
            .map(Effect.Schedule.class::cast)
            .reduce((_, later) -> later)
            .orElseThrow();
    now = schedule.at();
    return on(new Input.TimerFired(schedule.timer()));
  }

  private List<Effect> on(SessionNews news) {
    return on(new Input.Received(news));
  }

  private List<Effect> on(Input input) {
    return connection.on(input, now);
  }

  private static Input attach(int poll) {
    return new Input.Attach("inbox", SessionOptions.DEFAULT, poll);
  }

  private static SessionCommand open() {
    return new SessionCommand.Open("inbox", SessionOptions.DEFAULT);
  }

  private static SessionCommand poll(int most) {
    return new SessionCommand.Poll("inbox", most);
  }

  private static SessionCommand ack(long position) {
    return new SessionCommand.Acknowledge("inbox", position);
  }

  private static Effect send(ClientMessage message) {
    return new Effect.Send(message);
  }

  private static List<ClientMessage> sent(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.Send.class::isInstance)
        .map(effect -> ((Effect.Send) effect).message())
        .toList();
  }
}
