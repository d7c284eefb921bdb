package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import java.time.Instant;
import java.util.List;

/// A circuit between two agents, over which no message passes.
///
/// @param agents both of them
/// @param reason what was found
public record OpenCircuit(List<PublicKey> agents, String reason, Instant openedAt, Instant until) {}
