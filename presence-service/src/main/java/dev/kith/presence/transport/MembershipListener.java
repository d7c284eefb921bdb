package dev.kith.presence.transport;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.Effect;

/// Is told what happens in the group. Must not block.
public interface MembershipListener {

  /// A member stands differently than before. Changes come by one thread, in their order, and are
  /// in [MembershipRuntime#members] already.
  void changed(Effect.Changed change);

  /// Another member had no answer from an agent, and wants it asked with that nonce.
  void agentAsked(PublicKey asker, PublicKey agent, long nonce);

  /// Another member had an answer from an agent that this one had wanted asked.
  void agentAnswered(PublicKey agent, long nonce);

  /// Something came and must not have an effect. By any thread.
  ///
  /// @param why a name of [dev.kith.presence.membership.Refusal], of
  ///   [dev.kith.presence.wire.Unreadable], or `BUSY` if there was too much to do
  void refused(String why);
}
