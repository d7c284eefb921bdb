package dev.kith.relay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import dev.kith.model.event.WireEvent;
import dev.kith.model.wire.EventWriter;
import dev.kith.relay.RandomEvents;
import dev.kith.relay.RunningRelay;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What a batch looks up costs as little in a large log as in a small one.
class BatchLookupIT {

  private static final int EVENTS = 4_000;

  @Test
  void noTableIsWalkedThoughAllEventsHaveTheSameTag() {
    try (RunningRelay relay = RunningRelay.start()) {
      DatabaseClient database = DatabaseClient.create(relay.bean(ConnectionFactory.class));
      relay
          .bean(EventLog.class)
          .append(IntStream.range(0, EVENTS).mapToObj(BatchLookupIT::event).toList())
          .block();
      database.sql("analyze relay.tag, relay.event").then().block();

      assertThat(plan(relay)).isNotEmpty().noneMatch(line -> line.contains("Seq Scan"));
    }
  }

  private static List<String> plan(RunningRelay relay) {
    String hashes =
        IntStream.range(0, 100)
            .mapToObj(number -> new UUID(number, number).toString())
            .collect(Collectors.joining(",", "'{", "}'"));
    String statement =
        KnownEvents.LOAD
            .replace("$1", "''")
            .replace("$2", hashes)
            .replace("$3", hashes)
            .replace("$4", "''");
    return Mono.usingWhen(
            new LogConnectionFactory(relay.bean(ConnectionFactory.class)).create(),
            connection ->
                Flux.from(connection.createStatement("explain " + statement).execute())
                    .flatMap(result -> result.map(row -> String.valueOf(row.get(0))))
                    .collectList(),
            Connection::close)
        .blockOptional()
        .orElseThrow();
  }

  private static WireEvent event(int number) {
    return EventWriter.wire(
        new EventDraft(RandomEvents.START, 1, List.of(Tag.of("t", "same")), "note " + number)
            .signed(
                RandomEvents.key(1),
                new Signature(new Bytes32(0, 0, 0, 0), new Bytes32(0, 0, 0, 0))));
  }
}
