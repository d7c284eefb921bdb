package dev.kith.wake.provider.webpush;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/// The curve P-256, with points as SEC 1 writes them uncompressed: `04`, x, y.
final class P256 {

  static final int POINT_BYTES = 65;

  private static final int COORDINATE_BYTES = 32;
  private static final byte UNCOMPRESSED = 4;
  private static final String CURVE = "secp256r1";

  private P256() {}

  static KeyPair generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(CURVE));
    return generator.generateKeyPair();
  }

  /// @throws InvalidKeyException if it does not have the form; whether the point is on the curve is
  ///   checked when it is agreed with
  static ECPublicKey publicKey(byte[] point) throws GeneralSecurityException {
    if (point.length != POINT_BYTES || point[0] != UNCOMPRESSED) {
      throw new InvalidKeyException("expected an uncompressed point");
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE_BYTES));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE_BYTES, POINT_BYTES));
    return (ECPublicKey)
        KeyFactory.getInstance("EC")
            .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), parameters()));
  }

  static PrivateKey privateKey(byte[] number) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC")
        .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, number), parameters()));
  }

  static byte[] point(ECPublicKey key) {
    byte[] point = new byte[POINT_BYTES];
    point[0] = UNCOMPRESSED;
    write(key.getW().getAffineX(), point, 1);
    write(key.getW().getAffineY(), point, 1 + COORDINATE_BYTES);
    return point;
  }

  static byte[] agree(PrivateKey own, ECPublicKey other) throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(own);
    agreement.doPhase(other, true);
    return agreement.generateSecret();
  }

  private static ECParameterSpec parameters() throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(CURVE));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  private static void write(BigInteger number, byte[] to, int at) {
    byte[] bytes = number.toByteArray();
    int skipped = Math.max(0, bytes.length - COORDINATE_BYTES);
    int length = bytes.length - skipped;
    System.arraycopy(bytes, skipped, to, at + COORDINATE_BYTES - length, length);
  }
}
