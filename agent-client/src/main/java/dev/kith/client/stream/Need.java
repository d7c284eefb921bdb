package dev.kith.client.stream;

import dev.kith.model.event.EventId;

/// What has to be delivered, or known to be absent, before an event is.
sealed interface Need {

  record Parent(EventId id) implements Need {}

  record Numbered(TrackKey stream, long sequence) implements Need {}
}
