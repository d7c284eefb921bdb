package dev.kith.relay.store;

import dev.kith.model.event.PublicKey;
import dev.kith.relay.name.LocalName;
import dev.kith.relay.name.NameRule.Facts;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps which key has which name. A key that leaves, is banned or vanishes loses its names in the
/// transaction that says so: [MembershipChanges], [LogWriter]. The database itself notes what is
/// freed, whoever frees it.
public final class NameStore {

  private static final String FACTS =
      """
      select (select pubkey from relay.name where name = $1) as holder,
             (select min(name) from relay.name where pubkey = $2 and name <> $1) as other,
             exists (select from relay.member where pubkey = $2) as member,
             exists (select from relay.ban where pubkey = $2) as banned,
             exists (select from relay.freed_name
                      where name = $1 and holder <> sha256(convert_to($2, 'UTF8'))
                        and freed_at > now() - make_interval(secs => $3)) as kept
      """;

  private static final String GIVE =
      "insert into relay.name (name, pubkey) values ($1, $2) on conflict do nothing";

  private static final String FORGET =
      """
      delete from relay.freed_name
       where name = $1 or freed_at <= now() - make_interval(secs => $2)
      """;

  private static final String SELECT = "select name, pubkey, since from relay.name ";

  private NameStore() {}

  /// A name that is taken.
  public record Taken(LocalName name, PublicKey key, Instant since) {}

  /// What decides whether a key may have a name.
  ///
  /// @param kept how long a name that was freed is kept for the key that had it
  public static Mono<Facts> facts(
      DatabaseClient database, LocalName name, PublicKey key, Duration kept) {
    return Sql.bound(database, FACTS, List.of(name.text(), key.hex(), (double) kept.toSeconds()))
        .map(NameStore::facts)
        .one();
  }

  /// Gives a name to a key, if nobody has it.
  ///
  /// @param kept how long names that were freed are kept
  public static Mono<Void> give(
      DatabaseClient transaction, LocalName name, PublicKey key, Duration kept) {
    return Sql.bound(transaction, FORGET, List.of(name.text(), (double) kept.toSeconds()))
        .then()
        .then(Sql.bound(transaction, GIVE, List.of(name.text(), key.hex())).then());
  }

  public static Mono<PublicKey> find(DatabaseClient database, LocalName name) {
    return Sql.bound(database, SELECT + "where name = $1", List.of(name.text()))
        .map(NameStore::taken)
        .one()
        .map(Taken::key);
  }

  /// Those behind a name, in their order.
  public static Flux<Taken> list(DatabaseClient database, String after, int most) {
    return Sql.bound(
            database, SELECT + "where name > $1 order by name limit $2", List.of(after, most))
        .map(NameStore::taken)
        .all();
  }

  /// Frees a name.
  ///
  /// @param of only if it is that key's; null for whoever has it
  /// @return false if there was nothing to free
  public static Mono<Boolean> free(
      DatabaseClient database, LocalName name, @Nullable PublicKey of) {
    return Sql.bound(
            database,
            "delete from relay.name where name = $1 and ($2 = '' or pubkey = $2)",
            List.of(name.text(), of == null ? "" : of.hex()))
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  private static Facts facts(Readable row) {
    String holder = row.get("holder", String.class);
    String other = row.get("other", String.class);
    return new Facts(
        holder == null ? null : PublicKey.ofHex(holder),
        other == null ? null : new LocalName(other),
        required(row, "member", Boolean.class),
        required(row, "banned", Boolean.class),
        required(row, "kept", Boolean.class));
  }

  private static Taken taken(Readable row) {
    return new Taken(
        new LocalName(required(row, "name", String.class)),
        PublicKey.ofHex(required(row, "pubkey", String.class)),
        required(row, "since", Instant.class));
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
