package dev.kith.relay.store;

import dev.kith.model.event.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/// All sessions, for those who run the relay.
public final class SessionList {

  private static final String LIST =
      """
      select encode(s.owner, 'hex') as owner, s.name, s.cursor, l.head - s.cursor as lag,
             (s.replica is not null or exists (select from relay.worker w
               where w.owner = s.owner and w.name = s.name)) as attached, s.detached_at, s.created_at,
             s.will is not null as has_will, s.expiry
        from relay.session s cross join relay.log l
       where (encode(s.owner, 'hex'), s.name) > ($1, $2)
         and ($3 = '' or s.owner = decode($3, 'hex'))
       order by encode(s.owner, 'hex'), s.name limit $4
      """;

  private SessionList() {}

  /// One session.
  ///
  /// @param lag positions of the log behind the cursor; not all of them need be for the session
  /// @param attached whether a socket has it now
  /// @param detachedAt when the last socket let it go
  /// @param expiry seconds that it outlives that
  public record Row(
      PublicKey owner,
      String name,
      long cursor,
      long lag,
      boolean attached,
      Instant detachedAt,
      Instant createdAt,
      boolean hasWill,
      int expiry) {}

  /// @param afterOwner the owner of the last session of the page before, empty for the first page
  /// @param of only sessions of that key; null for all
  public static Flux<Row> page(
      DatabaseClient database,
      String afterOwner,
      String afterName,
      @Nullable PublicKey of,
      int most) {
    return Sql.bound(
            database, LIST, List.of(afterOwner, afterName, of == null ? "" : of.hex(), most))
        .map(row ->
            new Row(
                PublicKey.ofHex(Objects.requireNonNull(row.get("owner", String.class))),
                Objects.requireNonNull(row.get("name", String.class)),
                Objects.requireNonNull(row.get("cursor", Long.class)),
                Objects.requireNonNull(row.get("lag", Long.class)),
                Objects.requireNonNull(row.get("attached", Boolean.class)),
                Objects.requireNonNull(row.get("detached_at", Instant.class)),
                Objects.requireNonNull(row.get("created_at", Instant.class)),
                Objects.requireNonNull(row.get("has_will", Boolean.class)),
                Objects.requireNonNull(row.get("expiry", Integer.class))))
        .all();
  }
}
