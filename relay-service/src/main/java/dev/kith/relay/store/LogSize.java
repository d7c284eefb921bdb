package dev.kith.relay.store;

import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// The log as a whole.
///
/// @param id its name
/// @param head the position of the newest event
/// @param eventsEstimate stored events, as PostgreSQL estimated when it last analysed the table
/// @param bytes what events, tags and their indexes take on the disk
public record LogSize(UUID id, long head, long eventsEstimate, long bytes) {

  private static final String LOOK =
      """
      select id, head,
             (select greatest(reltuples, 0)::bigint from pg_class
               where oid = 'relay.event'::regclass) as events,
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
                Objects.requireNonNull(row.get("bytes", Long.class))))
        .one();
  }
}
