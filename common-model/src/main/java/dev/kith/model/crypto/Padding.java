package dev.kith.model.crypto;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Hides a plaintext's exact length (NIP-44, "Encryption", step 4): a length prefix, the plaintext,
/// and zeros up to a size that many plaintexts share.
final class Padding {

  /// From this length on the prefix is two zero bytes and a `u32`; below it is a `u16`.
  private static final int EXTENDED = 65_536;

  private Padding() {}

  /// The size that a plaintext is filled up to, without the prefix.
  static int paddedLength(int length) {
    if (length <= 32) {
      return 32;
    }
    int nextPower = Integer.highestOneBit(length - 1) << 1;
    int chunk = nextPower <= 256 ? 32 : nextPower / 8;
    return chunk * ((length - 1) / chunk + 1);
  }

  /// The size of prefix and filled-up plaintext together.
  static int paddedLengthWithPrefix(int length) {
    return prefixLength(length) + paddedLength(length);
  }

  static byte[] pad(ByteBuffer plaintext) {
    int length = plaintext.remaining();
    ByteBuffer padded = ByteBuffer.allocate(paddedLengthWithPrefix(length));
    if (length < EXTENDED) {
      padded.putShort((short) length);
    } else {
      padded.putShort((short) 0).putInt(length);
    }
    return padded.put(plaintext).array();
  }

  /// The plaintext inside, or null if the prefix and the size contradict each other.
  static @Nullable ByteBuffer strip(byte[] padded) {
    ByteBuffer bytes = ByteBuffer.wrap(padded);
    long length = Short.toUnsignedLong(bytes.getShort());
    if (length == 0) {
      length = Integer.toUnsignedLong(bytes.getInt());
      if (length < EXTENDED) {
        return null;
      }
    }
    if (length > bytes.remaining() || padded.length != paddedLengthWithPrefix((int) length)) {
      return null;
    }
    return bytes.limit(bytes.position() + (int) length);
  }

  private static int prefixLength(int length) {
    return length < EXTENDED ? 2 : 6;
  }
}
