package dev.kith.relay.store;

import dev.kith.model.event.PublicKey;
import dev.kith.model.loop.Pair;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps which circuits are open.
public final class CircuitStore {

  /// Replicas find the same loop at the same time; the one that comes first opens the circuit.
  private static final String OPEN =
      """
      insert into relay.circuit as c (lower, higher, reason, opened_at, until)
      select decode(t.lower, 'hex'), decode(t.higher, 'hex'), $3, now(), $4
        from unnest($1::text[], $2::text[]) as t(lower, higher)
      on conflict (lower, higher) do update
         set reason = excluded.reason, opened_at = excluded.opened_at, until = excluded.until
       where c.until <= now()
      returning encode(lower, 'hex') as lower, encode(higher, 'hex') as higher
      """;

  private static final String CLOSE =
      """
      update relay.circuit set until = now()
       where lower = decode($1, 'hex') and higher = decode($2, 'hex') and until > now()
      """;

  private static final String FORGET = "delete from relay.circuit where until < $1";

  private static final String SELECT =
      """
      select encode(lower, 'hex') as lower, encode(higher, 'hex') as higher,
             reason, opened_at, until
        from relay.circuit
      """;

  private CircuitStore() {}

  /// A circuit that is or was open.
  public record Circuit(Pair pair, String reason, Instant openedAt, Instant until) {}

  /// Opens circuits that are not open, within the transaction that the caller has open.
  ///
  /// @return those that were opened
  public static Mono<List<Pair>> open(
      DatabaseClient transaction, Collection<Pair> pairs, Instant until, String reason) {
    return Sql.bound(
            transaction,
            OPEN,
            List.of(
                pairs.stream().map(pair -> pair.lower().hex()).toArray(String[]::new),
                pairs.stream().map(pair -> pair.higher().hex()).toArray(String[]::new),
                reason,
                until))
        .map(CircuitStore::pair)
        .all()
        .collectList();
  }

  /// @return false if it was not open
  public static Mono<Boolean> close(DatabaseClient transaction, Pair pair) {
    return Sql.bound(transaction, CLOSE, List.of(pair.lower().hex(), pair.higher().hex()))
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  /// Drops what says of circuits that they were open before then.
  public static Mono<Void> forget(DatabaseClient database, Instant before) {
    return Sql.bound(database, FORGET, List.of(before)).then();
  }

  /// Those that were open at some time since then.
  public static Flux<Circuit> since(DatabaseClient database, Instant then) {
    return Sql.bound(database, SELECT + " where until > $1", List.of(then))
        .map(CircuitStore::circuit)
        .all();
  }

  /// Those that are open, in order of their agents.
  ///
  /// @param after where the page before ended, as the hex of both keys; empty for the first
  public static Flux<Circuit> open(DatabaseClient database, String after, int most) {
    return Sql.bound(
            database,
            SELECT
                + " where until > now() and encode(lower, 'hex') || encode(higher, 'hex') > $1"
                + " order by lower, higher limit $2",
            List.of(after, most))
        .map(CircuitStore::circuit)
        .all();
  }

  private static Circuit circuit(Readable row) {
    return new Circuit(
        pair(row),
        required(row, "reason", String.class),
        required(row, "opened_at", Instant.class),
        required(row, "until", Instant.class));
  }

  private static Pair pair(Readable row) {
    return new Pair(
        PublicKey.ofHex(required(row, "lower", String.class)),
        PublicKey.ofHex(required(row, "higher", String.class)));
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
