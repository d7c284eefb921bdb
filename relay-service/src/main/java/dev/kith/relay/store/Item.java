package dev.kith.relay.store;

import dev.kith.model.event.EventId;

/// What a reconciliation looks at of an event.
///
/// @param createdAt seconds since 1970
public record Item(long createdAt, EventId id) {}
