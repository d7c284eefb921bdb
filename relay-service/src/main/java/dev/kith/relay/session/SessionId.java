package dev.kith.relay.session;

import dev.kith.model.event.PublicKey;

/// A session belongs to a key, which gives it its name.
public record SessionId(PublicKey owner, String name) {}
