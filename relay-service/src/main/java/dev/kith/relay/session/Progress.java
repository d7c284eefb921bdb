package dev.kith.relay.session;

/// How far a session is.
///
/// @param cursor all up to there is acknowledged or was not for the session
/// @param delivered the highest position that was ever delivered
public record Progress(long cursor, long delivered) {}
