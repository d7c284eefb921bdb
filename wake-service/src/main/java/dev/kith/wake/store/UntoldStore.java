package dev.kith.wake.store;

import dev.kith.model.event.PublicKey;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Of whom a presence service is to be told whether they can be woken. A trigger on `wake.device`
/// notes it.
public final class UntoldStore {

  private static final String UNTOLD =
      """
      select encode(u.agent, 'hex') as agent, u.number,
             exists (select from wake.device d where d.agent = u.agent) as wakeable
        from wake.untold u order by u.number limit $1
      """;

  /// Unless there was another change meanwhile.
  private static final String TOLD =
      "delete from wake.untold where agent = decode($1, 'hex') and number = $2";

  private final DatabaseClient database;

  /// @param database where statements have PostgreSQL's own `$1`
  public UntoldStore(DatabaseClient database) {
    this.database = database;
  }

  /// What is to be told of an agent.
  ///
  /// @param number of the change of its devices
  public record Untold(PublicKey agent, long number, boolean wakeable) {}

  /// Those whose devices have changed first come first.
  public Flux<Untold> untold(int most) {
    return database.sql(UNTOLD).bind(0, most).map(UntoldStore::row).all();
  }

  public Mono<Void> told(Untold one) {
    return database.sql(TOLD).bind(0, one.agent().hex()).bind(1, one.number()).then();
  }

  private static Untold row(Readable row) {
    return new Untold(
        PublicKey.ofHex(Objects.requireNonNull(row.get("agent", String.class))),
        Objects.requireNonNull(row.get("number", Long.class)),
        Objects.requireNonNull(row.get("wakeable", Boolean.class)));
  }
}
