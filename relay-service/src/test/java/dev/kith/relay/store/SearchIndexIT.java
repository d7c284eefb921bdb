package dev.kith.relay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import dev.kith.model.event.WireEvent;
import dev.kith.model.wire.EventWriter;
import dev.kith.relay.RandomEvents;
import dev.kith.relay.RunningRelay;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class SearchIndexIT {

  /// It would otherwise be looked at again once a second, all of it.
  @Test
  void whatIsPrivateIsPassedOver() {
    try (RunningRelay relay = RunningRelay.start()) {
      relay
          .bean(EventLog.class)
          .append(IntStream.range(0, 20).mapToObj(SearchIndexIT::message).toList())
          .block();
      relay.bean(SearchIndex.class).catchUp().block();

      DatabaseClient database = DatabaseClient.create(relay.bean(ConnectionFactory.class));
      assertThat(
              database
                  .sql("select position from relay.searched")
                  .mapValue(Long.class)
                  .one()
                  .block())
          .isEqualTo(20);
      assertThat(
              database.sql("select count(*) from relay.search").mapValue(Long.class).one().block())
          .isZero();
    }
  }

  private static WireEvent message(int number) {
    return EventWriter.wire(
        new EventDraft(
                RandomEvents.START,
                Kind.MESSAGE,
                List.of(Tag.of("p", RandomEvents.key(2).hex())),
                "note " + number)
            .signed(
                RandomEvents.key(1),
                new Signature(new Bytes32(0, 0, 0, 0), new Bytes32(0, 0, 0, 0))));
  }
}
