package dev.kith.relay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.wire.EventWriter;
import dev.kith.relay.RandomEvents;
import dev.kith.relay.RunningRelay;
import dev.kith.relay.session.FeedInput.Scanned;
import dev.kith.relay.session.Reader;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a session reads costs as little far behind the beginning of the log as there.
class LogScanCostIT {

  private static final int EVENTS = 4_000;
  private static final int MOST = 10;

  private record Cost(Scanned scanned, long read) {}

  /// The planner merges the two tables by position where that looks cheapest, as it does in a log
  /// of half a million events; here it is made to.
  @Test
  void theLogIsNotReadFromItsBeginning() {
    Cost cost =
        cost(
            EVENTS - 5 * MOST,
            "analyze relay.tag, relay.event",
            "set enable_nestloop = off",
            "set enable_hashjoin = off");

    assertThat(cost.scanned().entries()).hasSize(MOST);
    assertThat(cost.read()).isBetween((long) MOST, 5L * MOST);
  }

  /// Where the planner expects less than a page, as it does until the tables are analyzed, it finds
  /// it cheap to fetch all of it.
  @Test
  void whatWaitsIsNotReadForEachPageOfIt() {
    Cost cost = cost(0);

    assertThat(cost.scanned().entries()).hasSize(MOST);
    assertThat(cost.read()).isBetween((long) MOST, 5L * MOST);
  }

  /// @param before statements that come before the scan, on its connection
  private static Cost cost(long after, String... before) {
    try (RunningRelay relay = RunningRelay.start()) {
      relay
          .bean(EventLog.class)
          .append(IntStream.range(0, EVENTS).mapToObj(LogScanCostIT::event).toList())
          .block();
      try (OneConnection one = OneConnection.to(relay, before)) {
        Scanned scanned =
            new LogScan(one.database(), 1 << 20)
                .scan(
                    new Reader(RandomEvents.key(1), 0),
                    List.of(Filter.ALL.withTag("t", Set.of("same"))),
                    after,
                    MOST,
                    Instant.ofEpochSecond(RandomEvents.START))
                .blockOptional()
                .orElseThrow();
        return new Cost(scanned, one.rowsRead());
      }
    }
  }

  private static WireEvent event(int number) {
    return EventWriter.wire(
        new EventDraft(RandomEvents.START, 1, List.of(Tag.of("t", "same")), "note " + number)
            .signed(
                RandomEvents.key(1),
                new Signature(new Bytes32(0, 0, 0, 0), new Bytes32(0, 0, 0, 0))));
  }
}
