package dev.kith.relay.store;

import dev.kith.model.event.PublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/// What an asker may be told of, as a condition on `relay.event e`.
final class Visibility {

  private Visibility() {}

  /// What has not expired and one of the readers may read: the privacy gates of
  /// [dev.kith.relay.access.Audience], in SQL. They must hold before a limit cuts, or private
  /// events would push public ones out of the answer.
  static String of(Sql sql, Collection<PublicKey> readers, Instant now) {
    return "(e.expires_at is null or e.expires_at > "
        + sql.marker(now.getEpochSecond())
        + ") and "
        + readable(sql, readers);
  }

  private static String readable(Sql sql, Collection<PublicKey> readers) {
    if (readers.isEmpty()) {
      return "e.audience = 0";
    }
    UUID[] addressed = readers.stream().map(key -> TagHash.of("p", key.hex())).toArray(UUID[]::new);
    return "(e.audience = 0 or (e.audience in (1, 3) and e.pubkey = any("
        + HexArray.bytes(sql, readers)
        + ")) or (e.audience in (1, 2) and e.tags && "
        + sql.marker(addressed)
        + "::uuid[]))";
  }
}
