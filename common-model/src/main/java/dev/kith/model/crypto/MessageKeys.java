package dev.kith.model.crypto;

import dev.kith.model.event.Bytes32;
import java.util.Arrays;

/// The keys of one message (NIP-44, "Encryption", step 3).
final class MessageKeys {

  private static final int LENGTH = 76;

  private final byte[] derived;

  private MessageKeys(byte[] derived) {
    this.derived = derived;
  }

  static MessageKeys of(ConversationKey key, Bytes32 nonce) {
    return new MessageKeys(Algorithms.hkdfExpand(key.value().toBytes(), nonce.toBytes(), LENGTH));
  }

  byte[] cipherKey() {
    return Arrays.copyOfRange(derived, 0, 32);
  }

  byte[] cipherNonce() {
    return Arrays.copyOfRange(derived, 32, 44);
  }

  byte[] macKey() {
    return Arrays.copyOfRange(derived, 44, LENGTH);
  }
}
