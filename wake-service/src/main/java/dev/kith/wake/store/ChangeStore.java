package dev.kith.wake.store;

import dev.kith.model.event.PublicKey;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Whose devices have changed, and of which sessions the relay tells. A trigger on `wake.device`
/// notes each change with it, so that nothing that follows from it is lost.
public final class ChangeStore {

  private static final String CHANGED =
      "select encode(agent, 'hex') as agent, number from wake.changed order by number limit $1";

  /// Unless there was another one meanwhile.
  private static final String DONE =
      "delete from wake.changed where agent = decode($1, 'hex') and number = $2";

  private static final String WATCHED =
      "select session from wake.watched where agent = decode($1, 'hex')";

  private static final String WATCH =
      "insert into wake.watched (agent, session) values (decode($1, 'hex'), $2)"
          + " on conflict do nothing";

  private static final String UNWATCH =
      "delete from wake.watched where agent = decode($1, 'hex') and session = $2";

  private final DatabaseClient database;

  /// @param database where statements have PostgreSQL's own `$1`
  public ChangeStore(DatabaseClient database) {
    this.database = database;
  }

  /// That the devices of an agent have changed.
  public record Change(PublicKey agent, long number) {}

  public Flux<Change> changed(int most) {
    return database.sql(CHANGED).bind(0, most).map(ChangeStore::change).all();
  }

  public Mono<Void> done(Change change) {
    return database.sql(DONE).bind(0, change.agent().hex()).bind(1, change.number()).then();
  }

  public Flux<String> watched(PublicKey agent) {
    return database.sql(WATCHED).bind(0, agent.hex()).mapValue(String.class).all();
  }

  public Mono<Void> watch(PublicKey agent, String session) {
    return database.sql(WATCH).bind(0, agent.hex()).bind(1, session).then();
  }

  public Mono<Void> unwatch(PublicKey agent, String session) {
    return database.sql(UNWATCH).bind(0, agent.hex()).bind(1, session).then();
  }

  private static Change change(Readable row) {
    return new Change(
        PublicKey.ofHex(Objects.requireNonNull(row.get("agent", String.class))),
        Objects.requireNonNull(row.get("number", Long.class)));
  }
}
