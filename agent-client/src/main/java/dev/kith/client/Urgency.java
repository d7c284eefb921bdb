package dev.kith.client;

import dev.kith.model.event.Tag;
import java.util.Locale;

/// Whether and how soon a message wakes an addressee that sleeps.
public enum Urgency {

  /// At once, if the addressee knows who sends it.
  URGENT,

  /// When it suits, and with others.
  NORMAL,

  /// Not at all: it waits until something else does.
  BULK;

  Tag tag() {
    return Tag.of("urgency", name().toLowerCase(Locale.ROOT));
  }
}
