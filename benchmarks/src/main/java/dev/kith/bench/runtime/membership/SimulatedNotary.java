package dev.kith.bench.runtime.membership;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import dev.kith.presence.membership.Notary;
import dev.kith.presence.membership.frame.Accusation;
import dev.kith.presence.membership.frame.Alive;
import dev.kith.presence.membership.frame.Claim;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.membership.frame.Verdict;
import dev.kith.presence.membership.frame.Version;

/// Signatures that cost nothing: nobody forges any here.
record SimulatedNotary(PublicKey key) implements Notary {

  private static final Bytes32 ZERO = new Bytes32(0, 0, 0, 0);

  static SimulatedNotary of(int number) {
    // An odd factor spreads the numbers over all keys.
    long spread = (number + 1) * 0x9e3779b97f4a7c15L;
    return new SimulatedNotary(new PublicKey(new Bytes32(spread, 0, 0, spread >>> 32)));
  }

  @Override
  public Alive alive(Version version, Endpoint endpoint) {
    return new Alive(key, version, endpoint, signature());
  }

  @Override
  public Accusation accuse(Verdict verdict, PublicKey subject, Version version) {
    return new Accusation(verdict, subject, version, key, signature());
  }

  @Override
  public boolean attests(Claim claim) {
    return claim.signature().r().equals(claim.by().value());
  }

  private Signature signature() {
    return new Signature(key.value(), ZERO);
  }
}
