package dev.kith.relay.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A code by which keys become members.
public record InviteEntry(String code, int usesLeft, @Nullable Instant expiresAt, Instant madeAt) {}
