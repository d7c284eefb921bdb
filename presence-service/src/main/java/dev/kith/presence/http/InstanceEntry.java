package dev.kith.presence.http;

import dev.kith.model.event.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One instance of the group, as this one sees it.
///
/// @param state alive, suspect, unreachable, gone or left
/// @param since when it came into that state
/// @param address where it takes frames, as `host:port`
/// @param path what its frames travel over, null if its operator does not say
/// @param self true of the one that answers
public record InstanceEntry(
    PublicKey key,
    String state,
    Instant since,
    String address,
    @Nullable String path,
    boolean self) {}
