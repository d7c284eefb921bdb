package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Frame;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a member wants done. All are to be carried out in order.
public sealed interface Effect {

  record Send(Route to, Frame frame) implements Effect {}

  /// Give the timer back at that time.
  record Schedule(Timer timer, Instant at) implements Effect {}

  /// A member stands differently than before.
  ///
  /// @param before null if it was not known
  record Changed(@Nullable Member before, Member after) implements Effect {}

  /// Another member had no answer from an agent: ask it.
  record AgentAsked(PublicKey asker, PublicKey agent, long nonce) implements Effect {}

  /// Another member had an answer from an agent.
  record AgentAnswered(PublicKey agent, long nonce) implements Effect {}

  /// Something came that must not have an effect. To be counted.
  record Refused(Refusal why) implements Effect {}

  /// The goodbye has been said.
  record Departed() implements Effect {}
}
