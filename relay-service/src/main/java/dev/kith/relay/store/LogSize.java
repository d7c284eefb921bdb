package dev.kith.relay.store;

import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// The log as a whole.
///
/// @param id its name
/// @param head the position of the newest event
/// @param events how many are stored
/// @param jsonBytes how long they are together, as JSON
/// @param bytes what events, tags and their indexes take on the disk
public record LogSize(UUID id, long head, long events, long jsonBytes, long bytes) {

  private static final String LOOK =
      """
      select id, head, events, bytes as json_bytes,
             pg_total_relation_size('relay.event') + pg_total_relation_size('relay.tag')
               + pg_total_relation_size('relay.topic')
               + pg_total_relation_size('relay.search') as bytes
        from relay.log
      """;

  public static Mono<LogSize> of(DatabaseClient database) {
    return database
        .sql(LOOK)
        .map(row ->
            new LogSize(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("head", Long.class)),
                Objects.requireNonNull(row.get("events", Long.class)),
                Objects.requireNonNull(row.get("json_bytes", Long.class)),
                Objects.requireNonNull(row.get("bytes", Long.class))))
        .one();
  }
}
