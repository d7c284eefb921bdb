package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import java.time.Instant;

/// A session as operators see it.
///
/// @param lag positions of the log behind the cursor; not all of them need be for the session
/// @param attached whether a socket has it now
/// @param detachedAt when the last socket let it go
/// @param expiry seconds that it outlives that
public record SessionState(
    PublicKey owner,
    String name,
    long cursor,
    long lag,
    boolean attached,
    Instant detachedAt,
    Instant createdAt,
    boolean hasWill,
    int expiry) {}
