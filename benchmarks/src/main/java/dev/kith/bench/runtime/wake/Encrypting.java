package dev.kith.bench.runtime.wake;

import dev.kith.wake.provider.webpush.SealedWake;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Loudness;
import dev.kith.wake.push.Push;
import dev.kith.wake.push.Secret;
import dev.kith.wake.push.WakeId;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/// How many wakes of WebPush one thread encrypts in a second: the work for a push that is not
/// waiting.
final class Encrypting {

  private static final int POINT_BYTES = 65;
  private static final int COORDINATE_BYTES = 32;
  private static final int AUTH_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final Push<Endpoint.WebPush> push;

  Encrypting() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair device = generator.generateKeyPair();
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    this.push =
        new Push<>(
            WakeId.next(Instant.now(), random),
            new Endpoint.WebPush(
                URI.create("https://push.example.org/one"),
                base64.encodeToString(point((ECPublicKey) device.getPublic())),
                new Secret(base64.encodeToString(new byte[AUTH_BYTES]))),
            Loudness.LOUD,
            Duration.ofMinutes(1));
  }

  double perSecond(Duration time) throws GeneralSecurityException {
    long began = System.nanoTime();
    long count = 0;
    while (System.nanoTime() - began < time.toNanos()) {
      if (SealedWake.of(push, random).length == 0) {
        throw new IllegalStateException("nothing was encrypted");
      }
      count++;
    }
    return count / ((System.nanoTime() - began) / 1e9);
  }

  private static byte[] point(ECPublicKey key) {
    return ByteBuffer.allocate(POINT_BYTES)
        .put((byte) 4)
        .put(coordinate(key.getW().getAffineX().toByteArray()))
        .put(coordinate(key.getW().getAffineY().toByteArray()))
        .array();
  }

  private static byte[] coordinate(byte[] number) {
    byte[] all = new byte[COORDINATE_BYTES];
    int length = Math.min(number.length, COORDINATE_BYTES);
    System.arraycopy(number, number.length - length, all, COORDINATE_BYTES - length, length);
    return all;
  }
}
