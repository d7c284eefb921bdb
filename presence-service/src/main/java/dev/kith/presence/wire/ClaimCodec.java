package dev.kith.presence.wire;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Accusation;
import dev.kith.presence.membership.frame.Alive;
import dev.kith.presence.membership.frame.Claim;
import dev.kith.presence.membership.frame.Verdict;
import dev.kith.presence.membership.frame.Version;

/// Claims as bytes: a tag, subject, version, then for [Alive] the endpoint and for an [Accusation]
/// who accuses; last the signature.
final class ClaimCodec {

  private ClaimCodec() {}

  /// What the claim's signature is of. The mesh is in it, so that what was said in one does not
  /// hold in another.
  static Bytes32 hash(String mesh, Claim claim) {
    ByteWriter writer = new ByteWriter();
    writer.text(mesh);
    writeUnsigned(writer, claim);
    byte[] bytes = writer.bytes();
    return Hash.of("kith/presence/claim", bytes, bytes.length);
  }

  static void write(ByteWriter writer, Claim claim) {
    writeUnsigned(writer, claim);
    writer.signature(claim.signature());
  }

  private static void writeUnsigned(ByteWriter writer, Claim claim) {
    writer.tag(tag(claim));
    writer.key(claim.subject());
    writer.version(claim.version());
    switch (claim) {
      case Alive alive -> writer.endpoint(alive.endpoint());
      case Accusation accusation -> writer.key(accusation.by());
    }
  }

  private static byte tag(Claim claim) {
    return switch (claim) {
      case Alive _ -> Tags.ALIVE;
      case Accusation accusation ->
          switch (accusation.verdict()) {
            case SUSPECT -> Tags.SUSPECT;
            case DEAD -> Tags.DEAD;
          };
    };
  }

  static Claim read(ByteReader reader) throws Malformed {
    byte tag = reader.tag();
    PublicKey subject = reader.key();
    Version version = reader.version();
    return switch (tag) {
      case Tags.ALIVE -> new Alive(subject, version, reader.endpoint(), reader.signature());
      case Tags.SUSPECT -> accusation(Verdict.SUSPECT, subject, version, reader);
      case Tags.DEAD -> accusation(Verdict.DEAD, subject, version, reader);
      default -> throw new Malformed(Unreadable.MEANINGLESS);
    };
  }

  private static Accusation accusation(
      Verdict verdict, PublicKey subject, Version version, ByteReader reader) throws Malformed {
    return new Accusation(verdict, subject, version, reader.key(), reader.signature());
  }
}
