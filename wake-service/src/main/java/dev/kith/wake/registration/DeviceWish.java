package dev.kith.wake.registration;

import dev.kith.wake.policy.QuietHours;
import dev.kith.wake.push.Endpoint;
import org.jspecify.annotations.Nullable;

/// By what an agent wants to be woken.
///
/// @param name by which the agent speaks of it
/// @param rank the lowest is tried first
/// @param session which it drains when it is woken
/// @param loud true if it may be woken at once, visibly where the platform demands that
public record DeviceWish(
    String name,
    int rank,
    String session,
    Endpoint endpoint,
    boolean loud,
    @Nullable QuietHours quietHours) {}
