package dev.kith.relay.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A member of the relay.
///
/// @param key in hex
/// @param invite the code it came with, if it came with one
public record MemberEntry(String key, Instant since, @Nullable String invite) {}
