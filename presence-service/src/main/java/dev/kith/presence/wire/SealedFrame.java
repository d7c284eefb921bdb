package dev.kith.presence.wire;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Signature;
import dev.kith.presence.membership.frame.Frame;

/// A frame and the signature that came with it, which nobody has checked yet.
///
/// @param hash of all bytes before the signature
public record SealedFrame(Frame frame, Bytes32 hash, Signature signature) implements ReadFrame {

  /// True if the frame is from whom it says.
  public boolean isSound(Signer signer) {
    return signer.isSigned(signature, hash, frame.from());
  }
}
