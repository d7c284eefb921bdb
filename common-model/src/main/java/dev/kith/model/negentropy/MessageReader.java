package dev.kith.model.negentropy;

import dev.kith.model.event.Bytes32;
import java.util.Arrays;

/// Reads the parts of a message.
final class MessageReader {

  private final byte[] bytes;
  private int at;
  private long lastTime;
  private Bound lastBound = Bound.START;

  MessageReader(NegentropyMessage message) {
    this.bytes = message.bytes();
  }

  boolean hasMore() {
    return at < bytes.length;
  }

  byte[] raw(int length) throws Malformed {
    int start = take(length);
    return Arrays.copyOfRange(bytes, start, start + length);
  }

  Bytes32 id() throws Malformed {
    return Bytes32.of(bytes, take(32));
  }

  /// Passes over so many ids.
  void skipIds(int count) throws Malformed {
    take(32 * count);
  }

  long number() throws Malformed {
    long number = 0;
    byte next;
    do {
      if (number > Long.MAX_VALUE >>> 7) {
        throw new Malformed("a number of the message has more than 63 bits");
      }
      next = bytes[take(1)];
      number = number << 7 | (next & 0x7f);
    } while (next < 0);
    return number;
  }

  /// How many ids follow, all of which are there.
  int idCount() throws Malformed {
    long count = number();
    if (count > (bytes.length - at) / 32) {
      throw ended();
    }
    return (int) count;
  }

  Bound bound() throws Malformed {
    long createdAt = time();
    long length = number();
    if (length > 32) {
      throw new Malformed("a bound of the message is longer than an id");
    }
    byte[] prefix = Arrays.copyOf(raw((int) length), 32);
    Bound bound = new Bound(createdAt, Bytes32.of(prefix), (int) length);
    if (bound.isBelow(lastBound)) {
      throw new Malformed("the ranges of the message are not in ascending order");
    }
    lastBound = bound;
    return bound;
  }

  /// What cannot be later is as late as it gets.
  private long time() throws Malformed {
    long step = number();
    long time = lastTime + step - 1;
    lastTime = step == 0 || time < lastTime ? Long.MAX_VALUE : time;
    return lastTime;
  }

  private int take(int length) throws Malformed {
    if (length > bytes.length - at) {
      throw ended();
    }
    int start = at;
    at += length;
    return start;
  }

  private static Malformed ended() {
    return new Malformed("the message ends too early");
  }
}
