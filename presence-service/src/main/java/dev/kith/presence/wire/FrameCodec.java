package dev.kith.presence.wire;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import dev.kith.presence.membership.frame.Claim;
import dev.kith.presence.membership.frame.Frame;
import dev.kith.presence.membership.frame.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One frame, one datagram: version, mesh, sender, message, claims, and the sender's signature over
/// all of that.
public final class FrameCodec {

  private static final String USE = "kith/presence/frame";

  private final Signer signer;

  public FrameCodec(Signer signer) {
    this.signer = signer;
  }

  /// @param frame of at most [Frame#MAX_BYTES]
  public byte[] write(Frame frame) {
    ByteWriter writer = new ByteWriter();
    writer.tag(Tags.VERSION);
    writer.text(frame.mesh());
    writer.key(frame.from());
    MessageCodec.write(writer, frame.message());
    writer.small(frame.claims().size());
    frame.claims().forEach(claim -> ClaimCodec.write(writer, claim));
    byte[] body = writer.bytes();
    byte[] signature = signer.sign(Hash.of(USE, body, body.length)).toBytes();
    byte[] whole = Arrays.copyOf(body, body.length + signature.length);
    System.arraycopy(signature, 0, whole, body.length, signature.length);
    return whole;
  }

  /// Reads a datagram, whatever it is. The signature is still to be checked.
  public static ReadFrame read(byte[] datagram) {
    try {
      return readOrThrow(datagram);
    } catch (Malformed malformed) {
      return malformed.why();
    }
  }

  private static SealedFrame readOrThrow(byte[] datagram) throws Malformed {
    if (datagram.length > Frame.MAX_BYTES) {
      throw new Malformed(Unreadable.TOO_LONG);
    }
    ByteReader reader = new ByteReader(datagram, datagram.length);
    if (reader.tag() != Tags.VERSION) {
      throw new Malformed(Unreadable.OTHER_VERSION);
    }
    String mesh = mesh(reader);
    PublicKey from = reader.key();
    Message message = MessageCodec.read(reader);
    Frame frame = new Frame(mesh, from, message, claims(reader));
    Bytes32 hash = Hash.of(USE, datagram, reader.position());
    Signature signature = reader.signature();
    reader.end();
    return new SealedFrame(frame, hash, signature);
  }

  private static String mesh(ByteReader reader) throws Malformed {
    String mesh = reader.text();
    if (mesh.isEmpty()
        || mesh.length() > Frame.MESH_BYTES
        || !mesh.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new Malformed(Unreadable.MEANINGLESS);
    }
    return mesh;
  }

  private static List<Claim> claims(ByteReader reader) throws Malformed {
    int count = reader.small();
    if (count > Frame.MAX_CLAIMS) {
      throw new Malformed(Unreadable.TOO_MANY_CLAIMS);
    }
    List<Claim> claims = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      claims.add(ClaimCodec.read(reader));
    }
    return claims;
  }
}
