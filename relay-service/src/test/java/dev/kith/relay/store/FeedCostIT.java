package dev.kith.relay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.wire.EventWriter;
import dev.kith.relay.RandomEvents;
import dev.kith.relay.RunningRelay;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The newest notes of many authors cost what is sent, not authors times the limit.
class FeedCostIT {

  private static final int AUTHORS = 30;
  private static final int NOTES = 100;
  private static final int LIMIT = 50;

  @Test
  void noAuthorIsReadToTheLimit() {
    try (RunningRelay relay = RunningRelay.start()) {
      relay
          .bean(EventLog.class)
          .append(IntStream.range(0, AUTHORS * NOTES).mapToObj(FeedCostIT::note).toList())
          .block();
      try (OneConnection one = OneConnection.to(relay)) {
        Page page =
            new EventQueries(one.database(), LIMIT, LIMIT, 1 << 20)
                .find(List.of(feed()), Set.of(), Long.MAX_VALUE, Instant.EPOCH)
                .blockOptional()
                .orElseThrow();

        assertThat(page.events()).hasSize(LIMIT);
        assertThat(one.rowsRead()).isBetween((long) LIMIT, 6L * LIMIT);
      }
    }
  }

  private static Filter feed() {
    return Filter.ALL
        .withAuthors(
            IntStream.range(0, AUTHORS).mapToObj(RandomEvents::key).toArray(PublicKey[]::new))
        .withKinds(1)
        .withLimit(LIMIT);
  }

  private static WireEvent note(int number) {
    return EventWriter.wire(
        new EventDraft(RandomEvents.START + number, 1, List.of(), "note " + number)
            .signed(
                RandomEvents.key(number % AUTHORS),
                new Signature(new Bytes32(0, 0, 0, 0), new Bytes32(0, 0, 0, 0))));
  }
}
