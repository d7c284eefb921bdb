package dev.kith.model.nip19;

import dev.kith.model.event.EventId;

/// The id of an event.
public record Note(EventId id) implements Entity {

  static final String PREFIX = "note";

  static Note read(Bech32 entity) {
    return new Note(new EventId(Bare.read(entity)));
  }

  @Override
  public String text() {
    return Bare.text(PREFIX, id.value());
  }
}
