package dev.kith.bench.agents;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.SecretKey;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;

/// The keys of producers and consumers, known to all of them by number.
final class Cast {

  private static final int FIRST_CONSUMER = 1 << 16;

  private Cast() {}

  static KeyPair producer(Signatures signatures, int number) {
    return key(signatures, number + 1);
  }

  static KeyPair consumer(Signatures signatures, int number) {
    return key(signatures, FIRST_CONSUMER + number);
  }

  private static KeyPair key(Signatures signatures, int secret) {
    return KeyPair.of(signatures, new SecretKey(new Bytes32(0, 0, 0, secret)));
  }
}
