package dev.kith.presence.membership.frame;

import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;

/// What somebody says of a member, signed by who says it. Members pass claims on as they are.
public sealed interface Claim permits Alive, Accusation {

  PublicKey subject();

  Version version();

  /// Who says it, and signed it.
  PublicKey by();

  Signature signature();

  /// How many bytes it takes on the wire.
  int bytes();
}
