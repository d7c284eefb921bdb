package dev.kith.client.runtime;

/// What came of attending to a session.
///
/// @param handled how many events were handled, those that were given up among them
/// @param more true if a relay is known to have more; after [Attendance#woken] also if that is not
///   known of each
public record Attended(long handled, boolean more) {}
