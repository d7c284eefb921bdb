package dev.kith.relay.store;

import dev.kith.model.event.PublicKey;
import dev.kith.model.event.WireEvent;
import dev.kith.model.wire.EventJson;
import dev.kith.model.wire.EventJson.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Wills that are due. Taking one and storing its event is one transaction, so that over all
/// replicas and crashes it is published once.
public final class WillClaims {

  private static final String CLAIM =
      """
      with due as (
        select owner, name, will from relay.session
         where lost_at + make_interval(secs => least(will_delay, expiry)) <= now()
         order by lost_at limit 100 for update skip locked
      ), taken as (
        update relay.session s set will = null, lost_at = null
          from due where s.owner = due.owner and s.name = due.name
      )
      select encode(owner, 'hex') as owner, will from due where will is not null
      """;

  private static final String ANY_DUE =
      """
      select exists (select from relay.session
                      where lost_at + make_interval(secs => least(will_delay, expiry)) <= now())
      """;

  private WillClaims() {}

  /// @param owner whose will it is
  public record Will(PublicKey owner, WireEvent event) {}

  /// True if there is something to take, so that the log is not locked for nothing.
  public static Mono<Boolean> anyDue(DatabaseClient database) {
    return database.sql(ANY_DUE).mapValue(Boolean.class).one();
  }

  /// Takes what is due, within the transaction that the caller has open.
  public static Mono<List<Will>> take(DatabaseClient database) {
    return database
        .sql(CLAIM)
        .map(row ->
            will(
                Objects.requireNonNull(row.get("owner", String.class)),
                Objects.requireNonNull(row.get("will", String.class))))
        .all()
        .collectList()
        .map(wills -> wills.stream().flatMap(found -> found).toList());
  }

  private static Stream<Will> will(String owner, String text) {
    byte[] json = text.getBytes(StandardCharsets.UTF_8);
    return EventJson.decode(json) instanceof Decoded.Sound(var event)
        ? Stream.of(new Will(PublicKey.ofHex(owner), new WireEvent(event, json)))
        : Stream.of();
  }
}
