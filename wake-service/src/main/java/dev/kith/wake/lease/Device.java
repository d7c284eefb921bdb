package dev.kith.wake.lease;

import dev.kith.wake.policy.QuietHours;
import dev.kith.wake.push.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One way to an agent, as far as it matters when it is used.
///
/// @param session which it drains when it is woken
/// @param loud true if its owner lets it be woken at once, visibly where the platform demands that
/// @param tokenSetAt when its owner has last named the token, even if it was the same
public record Device(
    DeviceId id,
    String session,
    Channel channel,
    boolean loud,
    @Nullable QuietHours quietHours,
    Instant tokenSetAt) {}
