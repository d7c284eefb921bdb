package dev.kith.model.negentropy;

import dev.kith.model.event.Bytes32;
import java.util.Arrays;

/// Writes the parts of a message.
final class MessageWriter {

  private byte[] buffer = new byte[64];
  private int size;

  /// Times are written as differences from the one before.
  private long lastTime;

  int size() {
    return size;
  }

  byte[] bytes() {
    return Arrays.copyOf(buffer, size);
  }

  /// Forgets what was written from there on. Only a bound at infinity may follow, for which it does
  /// not matter what the last time was.
  void cut(int length) {
    size = length;
  }

  void raw(byte... bytes) {
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }

  void id(Bytes32 id) {
    reserve(32);
    id.writeTo(buffer, size);
    size += 32;
  }

  /// In groups of 7 bits, the most significant first; all but the last have the top bit set.
  void number(long number) {
    int groups = Math.max(1, (63 - Long.numberOfLeadingZeros(number)) / 7 + 1);
    reserve(groups);
    for (int group = groups - 1; group >= 0; group--) {
      long bits = (number >>> (7 * group)) & 0x7f;
      buffer[size++] = (byte) (group == 0 ? bits : bits | 0x80);
    }
  }

  void bound(Bound bound) {
    if (bound.createdAt() == Long.MAX_VALUE) {
      number(0);
    } else {
      number(bound.createdAt() - lastTime + 1);
    }
    lastTime = bound.createdAt();
    number(bound.length());
    raw(Arrays.copyOf(bound.id().toBytes(), bound.length()));
  }

  private void reserve(int more) {
    if (size + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + more));
    }
  }
}
