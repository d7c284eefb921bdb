package dev.kith.relay.wake;

import dev.kith.model.event.PublicKey;
import org.jspecify.annotations.Nullable;

/// What one sender has written to an agent with one urgency, as far as the agent has not drained
/// it.
///
/// @param known true if the agent follows the sender or has written to it
/// @param urgency `urgent`, `normal` or `bulk`
/// @param position of the newest of the messages
/// @param expiresAt when all of them are void, in seconds since 1970, if ever
public record WakeMail(
    PublicKey sender, boolean known, String urgency, long position, @Nullable Long expiresAt) {}
