package dev.kith.relay.http;

import java.time.Instant;

/// A key that may not write.
///
/// @param key in hex
public record BanEntry(String key, String reason, Instant since) {}
