package dev.kith.presence.membership;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import dev.kith.presence.membership.frame.Accusation;
import dev.kith.presence.membership.frame.Alive;
import dev.kith.presence.membership.frame.Claim;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.membership.frame.Verdict;
import dev.kith.presence.membership.frame.Version;
import java.util.Objects;

/// Signatures that cost nothing and still belong to one key and one claim.
record SimulatedNotary(PublicKey key) implements Notary {

  static PublicKey key(String name) {
    long spread = new java.util.SplittableRandom(name.hashCode()).nextLong();
    return new PublicKey(new Bytes32(spread, 0, 0, ~spread));
  }

  static SimulatedNotary of(String name) {
    return new SimulatedNotary(key(name));
  }

  @Override
  public Alive alive(Version version, Endpoint endpoint) {
    return new Alive(key, version, endpoint, signature(key, version, endpoint));
  }

  @Override
  public Accusation accuse(Verdict verdict, PublicKey subject, Version version) {
    return new Accusation(
        verdict, subject, version, key, signature(subject, version, verdict.name()));
  }

  @Override
  public boolean attests(Claim claim) {
    Object rest =
        switch (claim) {
          case Alive alive -> alive.endpoint();
          case Accusation accusation -> accusation.verdict().name();
        };
    return new SimulatedNotary(claim.by())
        .signature(claim.subject(), claim.version(), rest)
        .equals(claim.signature());
  }

  private Signature signature(PublicKey subject, Version version, Object rest) {
    return new Signature(key.value(), new Bytes32(0, 0, 0, Objects.hash(subject, version, rest)));
  }
}
