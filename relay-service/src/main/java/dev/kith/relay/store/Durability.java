package dev.kith.relay.store;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Whether PostgreSQL keeps what it has confirmed.
///
/// @param weak the settings that let it lose confirmed writes in a crash, as `name=value`
public record Durability(List<String> weak) {

  private static final String SETTINGS =
      """
      select name || '=' || setting from pg_settings
       where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'
       order by name
      """;

  public boolean isDurable() {
    return weak.isEmpty();
  }

  /// Asks the server about the settings that durability rests on, as they hold for the relay's own
  /// connections.
  public static Mono<Durability> check(DatabaseClient database) {
    return database.sql(SETTINGS).mapValue(String.class).all().collectList().map(Durability::new);
  }
}
