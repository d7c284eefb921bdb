package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import java.time.Instant;
import java.util.List;

/// Agents whose messages seem to go round.
///
/// @param agents each writes to the next, and the last to the first
/// @param since when it was seen first
/// @param seen when it was seen last; while it goes on, once in five minutes
public record SuspectedRing(List<PublicKey> agents, Instant since, Instant seen) {}
