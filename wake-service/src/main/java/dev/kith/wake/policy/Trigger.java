package dev.kith.wake.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stored message that may wake its recipient.
///
/// @param position where it is in the relay's log
/// @param expiresAt when it is void, if ever (NIP-40)
public record Trigger(Sender sender, Urgency urgency, long position, @Nullable Instant expiresAt) {}
