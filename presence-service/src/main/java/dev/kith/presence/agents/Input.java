package dev.kith.presence.agents;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What can happen to the watch.
public sealed interface Input {

  /// An event came from a relay; its id and signature have been checked. A link event may be
  /// anybody's: it is a hint, and all it can do is make an agent be asked.
  ///
  /// @param live false if the relay had it stored before we listened
  record Heard(URI relay, Event event, boolean live) implements Input {}

  /// The relay can be listened to and spoken to.
  record Connected(URI relay) implements Input {}

  /// It no longer can.
  record Disconnected(URI relay) implements Input {}

  /// What an earlier run knew of an agent; before anything else.
  record Remembered(PublicKey agent, Memory memory) implements Input {}

  /// Time has passed.
  record Ticked() implements Input {}

  /// What is kept of an agent over a restart.
  ///
  /// @param cardAt `created_at` of its card, 0 if there is none
  /// @param declared the last declaration, lapsed or not
  record Memory(
      long cardAt,
      @Nullable EventId card,
      @Nullable Declaration declared,
      @Nullable Observation observed) {}
}
