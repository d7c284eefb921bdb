package dev.kith.relay.retention;

import java.time.Duration;

/// How long an event of some kind is kept.
public sealed interface Keep {

  /// For ever, however full the relay is.
  record Always() implements Keep {}

  /// Until it is that old, or the relay is full.
  record For(Duration age) implements Keep {}

  /// Until the relay is full.
  record WhileThereIsRoom() implements Keep {}
}
