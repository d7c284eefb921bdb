package dev.kith.presence.wire;

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

/// Signs claims with BIP-340 for one mesh.
public final class SchnorrNotary implements Notary {

  private static final Bytes32 ZERO = new Bytes32(0, 0, 0, 0);
  private static final Signature NONE_YET = new Signature(ZERO, ZERO);

  private final String mesh;
  private final Signer signer;

  public SchnorrNotary(String mesh, Signer signer) {
    this.mesh = mesh;
    this.signer = signer;
  }

  @Override
  public PublicKey key() {
    return signer.key();
  }

  @Override
  public Alive alive(Version version, Endpoint endpoint) {
    return new Alive(key(), version, endpoint, sign(new Alive(key(), version, endpoint, NONE_YET)));
  }

  @Override
  public Accusation accuse(Verdict verdict, PublicKey subject, Version version) {
    return new Accusation(
        verdict,
        subject,
        version,
        key(),
        sign(new Accusation(verdict, subject, version, key(), NONE_YET)));
  }

  @Override
  public boolean attests(Claim claim) {
    return signer.isSigned(claim.signature(), ClaimCodec.hash(mesh, claim), claim.by());
  }

  private Signature sign(Claim unsigned) {
    return signer.sign(ClaimCodec.hash(mesh, unsigned));
  }
}
