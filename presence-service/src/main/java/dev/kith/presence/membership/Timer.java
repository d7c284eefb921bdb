package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Version;

/// What was to be done at some time. None is ever cancelled: one that no longer means anything
/// falls through.
public sealed interface Timer {

  /// The next member is to be probed.
  record ProbeNext() implements Timer {}

  /// A probe has had no answer for as long as answers take: helpers are to be asked.
  record AskHelpers(long nonce) implements Timer {}

  /// A probe is over, with or without an answer.
  record ProbeOver(long nonce) implements Timer {}

  /// Who asked us to ping somebody is to learn that there is no answer yet.
  record AnswerNack(long nonce) implements Timer {}

  /// Nothing is passed on any longer to who asked us to ping somebody.
  record HelpOver(long nonce) implements Timer {}

  /// A suspicion may have lasted long enough.
  record SuspicionOver(PublicKey member, Version version) implements Timer {}

  /// Who is still unreachable is gone.
  record GraceOver(PublicKey member, Version version) implements Timer {}

  /// News are to be passed on.
  record GossipNext() implements Timer {}

  /// Somebody unreachable, or a seed, is to be called.
  record HealNext() implements Timer {}
}
