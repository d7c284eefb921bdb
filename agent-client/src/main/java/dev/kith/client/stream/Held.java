package dev.kith.client.stream;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.StreamPosition;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An event that is here and has not had its turn.
final class Held {

  final Event event;

  /// The stream it is numbered in, or null if it is not.
  final @Nullable TrackKey track;

  private final @Nullable StreamPosition position;

  /// What it waits for; empty until it was looked at.
  final Set<Need> needs = new HashSet<>();

  /// When it stops waiting, or null if it was not looked at yet.
  @Nullable Instant deadline;

  Held(Event event) {
    this.event = event;
    this.position = StreamPosition.of(event);
    this.track = position == null ? null : new TrackKey(event.pubkey(), position.stream());
  }

  EventId id() {
    return event.id();
  }

  long createdAt() {
    return event.createdAt();
  }

  /// Its number, or 0 if it has none.
  long sequence() {
    return position == null ? 0 : position.sequence();
  }

  /// The event that it says came before it in its stream.
  @Nullable EventId previous() {
    return position == null ? null : position.previous();
  }
}
