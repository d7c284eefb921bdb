package dev.kith.relay.retention;

import dev.kith.model.event.Kind;

/// A range of kinds and how long they are kept.
///
/// @param to inclusive
public record Span(int from, int to, Keep keep) {

  /// @throws IllegalArgumentException in one sentence, if there is no such kind
  public Span {
    if (from < 0 || from > to || to > Kind.MAX) {
      throw new IllegalArgumentException("a range of kinds lies between 0 and " + Kind.MAX);
    }
  }

  boolean includes(int kind) {
    return from <= kind && kind <= to;
  }
}
