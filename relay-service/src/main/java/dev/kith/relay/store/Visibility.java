package dev.kith.relay.store;

import dev.kith.model.event.PublicKey;
import dev.kith.relay.session.Reader;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/// What an asker may be told of, as a condition on `relay.event e`.
final class Visibility {

  /// The audience of ephemeral events that sessions keep; no question but theirs asks for it.
  static final short KEPT = 4;

  private Visibility() {}

  /// What a session may read: that, and ephemeral events that are kept for it.
  static String of(Sql sql, Reader reader, Instant now) {
    String stored = of(sql, Set.of(reader.owner()), now);
    return reader.ephemeralTtl() == 0
        ? stored
        : "("
            + stored
            + " or (e.audience = "
            + KEPT
            + " and e.created_at > "
            + sql.marker(now.getEpochSecond() - reader.ephemeralTtl())
            + " and e.expires_at > "
            + sql.marker(now.getEpochSecond())
            + " and e.tags @> "
            + sql.marker(new UUID[] {TagHash.of("p", reader.owner().hex())})
            + "::uuid[]))";
  }

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
