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

  /// The relay says with which key it signs.
  record Identified(URI relay, PublicKey key) implements Input {}

  /// What an earlier run, or another instance, knew of an agent. Of one that has been heard of
  /// since the watch began, or since it became its own, it is too late.
  record Remembered(PublicKey agent, Memory memory) implements Input {}

  /// From now on these agents are to be watched. Others are dropped without a word.
  record Shared(Share share) implements Input {}

  /// Another instance had no answer from an agent and asks for help.
  ///
  /// @param nonce what the agent is to repeat
  record Asked(PublicKey by, PublicKey agent, long nonce) implements Input {}

  /// Another instance had an answer from an agent that this one had asked for.
  record Vouched(PublicKey agent, long nonce) implements Input {}

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
