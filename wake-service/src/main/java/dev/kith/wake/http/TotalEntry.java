package dev.kith.wake.http;

import org.jspecify.annotations.Nullable;

/// How often something has happened to wakes.
///
/// @param what as in [WakeEntry]
/// @param why the stage that was `reached`, the cause why it was `deferred`, the reason why it was
///   `parked`
/// @param agents to how many of them
public record TotalEntry(String what, @Nullable String why, long times, long agents) {}
