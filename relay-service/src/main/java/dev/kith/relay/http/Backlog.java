package dev.kith.relay.http;

import dev.kith.model.event.EventId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a session has not acknowledged, as operators see it.
///
/// @param cursor all up to there is acknowledged
/// @param waiting how many events behind it are for the session, of the first 1,000 at most
/// @param more whether there may be more than those
/// @param oldest the first of them, null if there is none
public record Backlog(long cursor, int waiting, boolean more, @Nullable Oldest oldest) {

  /// @param createdAt as its author says
  public record Oldest(long position, EventId id, Instant createdAt) {}
}
