package dev.kith.wake.policy;

import dev.kith.model.event.PublicKey;

/// Who wants to wake an agent.
///
/// @param known true if the agent has listed the key, or has answered it before
public record Sender(PublicKey key, boolean known) {}
