package dev.kith.relay.session;

/// An event of a shared session that one worker has got.
///
/// @param again another worker had it and went without acknowledging it
public record Claim(LogEntry entry, boolean again) {}
