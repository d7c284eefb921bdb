package dev.kith.relay.http;

import java.time.Instant;

/// What is kept out, and why.
public record BlockEntry(String value, String reason, Instant since) {}
