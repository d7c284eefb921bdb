package dev.kith.testkit.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.HexFormat;

/// Points of P-256 as they are written: `04`, x, y.
final class Points {

  static final int BYTES = 65;

  private static final ECGenParameterSpec CURVE = new ECGenParameterSpec("secp256r1");

  private Points() {}

  static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(CURVE);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static byte[] write(KeyPair keys) {
    ECPoint point = ((ECPublicKey) keys.getPublic()).getW();
    return HexFormat.of()
        .parseHex("04%064x%064x".formatted(point.getAffineX(), point.getAffineY()));
  }

  static PublicKey read(byte[] bytes) throws GeneralSecurityException {
    if (bytes.length != BYTES) {
      throw new GeneralSecurityException("no point");
    }
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(CURVE);
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(
                new ECPoint(
                    new BigInteger(1, bytes, 1, BYTES / 2),
                    new BigInteger(1, bytes, 1 + BYTES / 2, BYTES / 2)),
                parameters.getParameterSpec(ECParameterSpec.class)));
  }
}
