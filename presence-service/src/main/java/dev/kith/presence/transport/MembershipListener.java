package dev.kith.presence.transport;

import dev.kith.presence.membership.Effect;

/// Is told what happens in the group. Must not block.
public interface MembershipListener {

  /// A member stands differently than before. Changes come by one thread, in their order, and are
  /// in [MembershipRuntime#members] already.
  void changed(Effect.Changed change);

  /// Something came and must not have an effect. By any thread.
  ///
  /// @param why a name of [dev.kith.presence.membership.Refusal], of
  ///   [dev.kith.presence.wire.Unreadable], or `BUSY` if there was too much to do
  void refused(String why);
}
