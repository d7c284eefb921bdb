package dev.kith.model.secp256k1;

import dev.kith.model.crypto.SecretKey;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;

/// BIP-340 over libsecp256k1, through the JNI binding of secp256k1-kmp.
///
/// Version 0.22.0 of the binding carries Linux (glibc) on x86-64 and arm64, macOS on x86-64 and
/// arm64 in one file, and Windows on x86-64. There is none for musl nor for an arm64 JVM on
/// Windows; an x86-64 JVM runs there under emulation.
///
/// The library is unpacked into a directory for temporary files and loaded from there, once per
/// process. A call holds its carrier thread for some tens of microseconds, so callers in bulk
/// belong on a bounded pool of platform threads.
public final class NativeSignatures implements Signatures {

  private static final byte EVEN_Y = 2;

  private final Secp256k1 curve;

  private NativeSignatures(Secp256k1 curve) {
    this.curve = curve;
  }

  /// Loads the native library.
  ///
  /// @throws IllegalStateException in one sentence, if this machine cannot load it
  public static NativeSignatures load() {
    try {
      NativeSignatures signatures = new NativeSignatures(Secp256k1.get());
      // The binding swallows a failed load and fails at the first call instead.
      signatures.isSecretKey(new Bytes32(0, 0, 0, 1));
      return signatures;
    } catch (LinkageError | IllegalStateException unavailable) {
      throw new IllegalStateException(UnloadableLibrary.sentence(), unavailable);
    }
  }

  @Override
  public boolean verify(Signature signature, Bytes32 message, PublicKey key) {
    try {
      return curve.verifySchnorr(signature.toBytes(), message.toBytes(), key.value().toBytes());
    } catch (Secp256k1Exception offTheCurve) {
      return false;
    }
  }

  @Override
  public Signature sign(Bytes32 message, SecretKey key, Bytes32 auxiliary) {
    byte[] secret = usable(key);
    return Signature.of(curve.signSchnorr(message.toBytes(), secret, auxiliary.toBytes()));
  }

  @Override
  public PublicKey publicKey(SecretKey key) {
    return new PublicKey(xOf(curve.pubkeyCreate(usable(key))));
  }

  @Override
  public Bytes32 sharedPoint(SecretKey key, PublicKey peer) {
    byte[] secret = usable(key);
    byte[] point = new byte[33];
    point[0] = EVEN_Y;
    peer.value().writeTo(point, 1);
    try {
      return xOf(curve.pubKeyTweakMul(point, secret));
    } catch (Secp256k1Exception offTheCurve) {
      throw new IllegalArgumentException(
          "no point of the curve has the public key " + peer.hex(), offTheCurve);
    }
  }

  @Override
  public boolean isSecretKey(Bytes32 candidate) {
    return curve.secKeyVerify(candidate.toBytes());
  }

  private byte[] usable(SecretKey key) {
    byte[] secret = key.value().toBytes();
    if (!curve.secKeyVerify(secret)) {
      throw new IllegalArgumentException("a secret key is neither zero nor beyond the group order");
    }
    return secret;
  }

  /// The x coordinate of a point as the binding serialises it: a byte for the form, x, then y.
  private static Bytes32 xOf(byte[] point) {
    return Bytes32.of(point, 1);
  }
}
