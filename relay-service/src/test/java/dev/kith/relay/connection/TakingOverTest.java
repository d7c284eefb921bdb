package dev.kith.relay.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage.SessionCommand;
import dev.kith.model.message.RelayMessage.SessionNews;
import dev.kith.model.message.SessionOptions;
import dev.kith.relay.RandomEvents;
import dev.kith.relay.access.EntryRule;
import dev.kith.relay.access.ReadRules;
import dev.kith.relay.access.WriteRules;
import dev.kith.relay.session.Attachment;
import dev.kith.relay.session.Progress;
import dev.kith.relay.session.SessionId;
import dev.kith.relay.session.SessionLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A session is told that it was replaced by another connection, and never by its own.
class TakingOverTest {

  private static final PublicKey OWNER = RandomEvents.key(1);
  private static final String NAME = "inbox";
  private static final SessionCommand POLL = new SessionCommand.Poll(NAME, 10);

  private final List<Effect> effects = new ArrayList<>();
  private final Sessions sessions =
      new Sessions(
          new SessionLimits(4, 100, 1_000, Duration.ofDays(30), Duration.ofDays(1)),
          new WriteRules(
              RandomEvents.key(99),
              Set.of(),
              _ -> false,
              EntryRule.EVERYBODY,
              _ -> false,
              _ -> null),
          new QuestionRules(ReconciliationsTest.LIMITS, ReadRules.EVERYBODY, Set.of(OWNER)),
          effects::add);

  @Test
  void anotherConnectionTakesOver() {
    open();
    sessions.replaced(1);
    assertThat(news()).last().isInstanceOf(SessionNews.Refused.class);
  }

  /// What the pushed attachment wanted to store is refused by the number of the polling one, and
  /// that may be heard of before the polling one is.
  @Test
  void theSameConnectionTakesOverByPolling() {
    open();
    assertThat(sessions.start(POLL, 2)).isNull();
    sessions.replaced(1);
    sessions.attached(2, attachment(2));
    assertThat(news()).hasOnlyElementsOfType(SessionNews.Opened.class).hasSize(2);
  }

  private void open() {
    assertThat(sessions.start(new SessionCommand.Open(NAME, SessionOptions.DEFAULT), 1)).isNull();
    sessions.attached(1, attachment(1));
  }

  private static Attachment attachment(long number) {
    return new Attachment(
        new SessionId(OWNER, NAME),
        number,
        number > 1,
        new Progress(0, 0),
        0,
        10,
        "log",
        List.of(Filter.ALL),
        10,
        0,
        0);
  }

  private List<SessionNews> news() {
    return effects.stream()
        .filter(Effect.Send.class::isInstance)
        .map(send -> (SessionNews) ((Effect.Send) send).message())
        .toList();
  }
}
