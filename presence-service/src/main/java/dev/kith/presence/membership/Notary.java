package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Accusation;
import dev.kith.presence.membership.frame.Alive;
import dev.kith.presence.membership.frame.Claim;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.membership.frame.Verdict;
import dev.kith.presence.membership.frame.Version;

/// Signs the claims of one member, and checks those of others. A port: the machine holds no key.
public interface Notary {

  /// Whose claims it signs.
  PublicKey key();

  Alive alive(Version version, Endpoint endpoint);

  Accusation accuse(Verdict verdict, PublicKey subject, Version version);

  /// True if [Claim#by] signed it, for this mesh.
  boolean attests(Claim claim);
}
