package dev.kith.presence.store;

import dev.kith.model.event.PublicKey;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Which agents can be woken. That an agent which is known can be woken, or cannot any longer, is a
/// change of it like others.
public final class WakeableStore {

  private static final String CHANGED =
      """
      , known as (select a.key from presence.agent a join told t on t.key = a.key),
      taken as (
        update presence.directory set head = head + 1 where exists (select from known)
        returning head
      )
      update presence.agent a set position = taken.head from taken, known where a.key = known.key
      """;

  private static final String ADD =
      """
      with told as (
        insert into presence.wakeable (key) values ($1) on conflict do nothing returning key
      )
      """
          + CHANGED;

  private static final String REMOVE =
      "with told as (delete from presence.wakeable where key = $1 returning key)\n" + CHANGED;

  private final DatabaseClient database;

  /// @param database where statements have PostgreSQL's own `$1`
  public WakeableStore(DatabaseClient database) {
    this.database = database;
  }

  /// @return whether that is new of an agent that is known
  public Mono<Boolean> tell(PublicKey agent, boolean wakeable) {
    return database
        .sql(wakeable ? ADD : REMOVE)
        .bind(0, agent.hex())
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }
}
