package dev.kith.presence.store;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// The key that the presence service signs with, kept from its first start on.
public final class Identities {

  private static final String FIRST =
      "select secret from presence.identity order by created_at, pubkey limit 1";

  private static final String SAVE =
      """
      insert into presence.identity (pubkey, secret, created_at) values ($1, $2, $3)
          on conflict do nothing
      """;

  private final DatabaseClient database;

  public Identities(DatabaseClient database) {
    this.database = database;
  }

  /// The secret key in force as hex: the first that was made, should two have been at once.
  public Mono<String> secret() {
    return database.sql(FIRST).mapValue(String.class).one();
  }

  public Mono<Void> save(String pubkey, String secret, Instant now) {
    return database.sql(SAVE).bind(0, pubkey).bind(1, secret).bind(2, now).then();
  }
}
