package dev.kith.wake.store;

import dev.kith.model.event.PublicKey;
import dev.kith.wake.lease.DeviceId;
import dev.kith.wake.policy.QuietHours;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.registration.Registration;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps by what agents can be woken. Endpoints are sealed, each for its own row.
public final class DeviceStore {

  private static final String PUT =
      """
      insert into wake.device (id, agent, name, rank, session, endpoint, loud,
                               zone, quiet_from, quiet_to, token_set_at, expires_at)
      values (:id, decode(:agent, 'hex'), :name, :rank, :session, :endpoint, :loud,
              :zone, :from, :to, :set, :expires)
      on conflict (id) do update
         set rank = excluded.rank, session = excluded.session, endpoint = excluded.endpoint,
             loud = excluded.loud, zone = excluded.zone, quiet_from = excluded.quiet_from,
             quiet_to = excluded.quiet_to, token_set_at = excluded.token_set_at,
             expires_at = excluded.expires_at
       where wake.device.agent = excluded.agent and wake.device.name = excluded.name
      """;

  private static final String SELECT =
      """
      select id, encode(agent, 'hex') as agent, name, rank, session, endpoint, loud,
             zone, quiet_from, quiet_to, token_set_at, expires_at
        from wake.device
      """;

  private static final String LIST =
      SELECT + "where agent = decode(:agent, 'hex') order by rank, name";

  private static final String PAGE =
      SELECT
          + "where (agent, name) > (decode(:agent, 'hex'), :name)"
          + " order by agent, name limit :most";

  private static final String REVOKE =
      "delete from wake.device where agent = decode(:agent, 'hex') and name = :name";

  /// Compare and clear: a token that was set anew meanwhile is another one.
  private static final String FORGET =
      "delete from wake.device where id = :id and token_set_at = :set";

  private static final String MOVE =
      "update wake.device set endpoint = :endpoint where id = :id and token_set_at = :set";

  private static final String EXPIRE =
      "delete from wake.device where expires_at <= :now returning encode(agent, 'hex') as agent";

  private final DatabaseClient database;
  private final Seal seal;

  public DeviceStore(DatabaseClient database, Seal seal) {
    this.database = database;
    this.seal = seal;
  }

  /// Stores a registration, or what has become of it.
  public Mono<Void> put(Registration registration) {
    String id = registration.id().value().toString();
    GenericExecuteSpec put =
        database
            .sql(PUT)
            .bind("id", registration.id().value())
            .bind("agent", registration.agent().hex())
            .bind("name", registration.name())
            .bind("rank", registration.rank())
            .bind("session", registration.session())
            .bind("endpoint", seal.close(EndpointText.write(registration.endpoint()), id))
            .bind("loud", registration.loud())
            .bind("set", registration.tokenSetAt())
            .bind("expires", registration.expiresAt());
    return quiet(put, registration.quietHours()).then();
  }

  /// All ways to an agent, in the order that it wants them tried.
  ///
  /// @return an error of [SealBroken] if the keys for them are not configured
  public Flux<Registration> list(PublicKey agent) {
    return opened(database.sql(LIST).bind("agent", agent.hex()));
  }

  /// The ways to all agents, in the order of keys and names.
  ///
  /// @param agent whose the last one of the page before was, in hex; empty for the first page
  public Flux<Registration> page(String agent, String name, int most) {
    return opened(database.sql(PAGE).bind("agent", agent).bind("name", name).bind("most", most));
  }

  /// @return false if there is none of that name
  public Mono<Boolean> revoke(PublicKey agent, String name) {
    return changed(database.sql(REVOKE).bind("agent", agent.hex()).bind("name", name));
  }

  /// Changes where a device is reached, unless its owner has said so itself since.
  public Mono<Void> move(Registration registration, Endpoint endpoint) {
    UUID id = registration.id().value();
    return database
        .sql(MOVE)
        .bind("id", id)
        .bind("set", registration.tokenSetAt())
        .bind("endpoint", seal.close(EndpointText.write(endpoint), id.toString()))
        .then();
  }

  /// Drops a dead token.
  ///
  /// @return false if it was set anew since
  public Mono<Boolean> forget(DeviceId device, Instant tokenSetAt) {
    return changed(database.sql(FORGET).bind("id", device.value()).bind("set", tokenSetAt));
  }

  /// Forgets what was not registered again for long.
  ///
  /// @return whose ways they were
  public Flux<PublicKey> expire(Instant now) {
    return database
        .sql(EXPIRE)
        .bind("now", now)
        .map(row -> PublicKey.ofHex(required(row, "agent", String.class)))
        .all()
        .distinct();
  }

  private Flux<Registration> opened(GenericExecuteSpec select) {
    return select.map(Row::of).all().concatMap(row -> Mono.fromCallable(() -> row.opened(seal)));
  }

  private static Mono<Boolean> changed(GenericExecuteSpec change) {
    return change.fetch().rowsUpdated().map(rows -> rows > 0);
  }

  private static GenericExecuteSpec quiet(GenericExecuteSpec put, @Nullable QuietHours quiet) {
    return quiet == null
        ? put.bindNull("zone", String.class)
            .bindNull("from", LocalTime.class)
            .bindNull("to", LocalTime.class)
        : put.bind("zone", quiet.zone().getId()).bind("from", quiet.from()).bind("to", quiet.to());
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }

  /// A row whose endpoint is not opened.
  private record Row(
      DeviceId id,
      PublicKey agent,
      String name,
      int rank,
      String session,
      String endpoint,
      boolean loud,
      @Nullable QuietHours quietHours,
      Instant tokenSetAt,
      Instant expiresAt) {

    static Row of(Readable row) {
      String zone = row.get("zone", String.class);
      return new Row(
          new DeviceId(required(row, "id", UUID.class)),
          PublicKey.ofHex(required(row, "agent", String.class)),
          required(row, "name", String.class),
          required(row, "rank", Integer.class),
          required(row, "session", String.class),
          required(row, "endpoint", String.class),
          required(row, "loud", Boolean.class),
          zone == null
              ? null
              : new QuietHours(
                  ZoneId.of(zone),
                  required(row, "quiet_from", LocalTime.class),
                  required(row, "quiet_to", LocalTime.class)),
          required(row, "token_set_at", Instant.class),
          required(row, "expires_at", Instant.class));
    }

    Registration opened(Seal seal) throws SealBroken {
      return new Registration(
          id,
          agent,
          name,
          rank,
          session,
          EndpointText.read(seal.open(endpoint, id.value().toString())),
          loud,
          quietHours,
          tokenSetAt,
          expiresAt);
    }
  }
}
