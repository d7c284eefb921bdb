package dev.kith.presence.wire;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.membership.frame.Version;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads what [ByteWriter] writes, and distrusts all of it.
final class ByteReader {

  private final ByteBuffer buffer;

  ByteReader(byte[] bytes, int length) {
    this.buffer = ByteBuffer.wrap(bytes, 0, length);
  }

  byte tag() throws Malformed {
    demand(1);
    return buffer.get();
  }

  int small() throws Malformed {
    return tag() & 0xff;
  }

  boolean flag() throws Malformed {
    return switch (tag()) {
      case 0 -> false;
      case 1 -> true;
      default -> throw new Malformed(Unreadable.MEANINGLESS);
    };
  }

  long number() throws Malformed {
    demand(Long.BYTES);
    return buffer.getLong();
  }

  String text() throws Malformed {
    return new String(raw(small()), StandardCharsets.ISO_8859_1);
  }

  PublicKey key() throws Malformed {
    return new PublicKey(Bytes32.of(raw(32)));
  }

  Signature signature() throws Malformed {
    return Signature.of(raw(64));
  }

  Version version() throws Malformed {
    Version version = new Version(number(), number());
    if (version.epoch() < 0 || version.incarnation() < 0) {
      throw new Malformed(Unreadable.MEANINGLESS);
    }
    return version;
  }

  Endpoint endpoint() throws Malformed {
    String host = text();
    demand(Short.BYTES);
    int port = buffer.getShort() & 0xffff;
    String path = text();
    try {
      return new Endpoint(host, port, path);
    } catch (IllegalArgumentException none) {
      throw new Malformed(Unreadable.MEANINGLESS);
    }
  }

  int position() {
    return buffer.position();
  }

  void end() throws Malformed {
    if (buffer.hasRemaining()) {
      throw new Malformed(Unreadable.TRAILING_BYTES);
    }
  }

  private byte[] raw(int length) throws Malformed {
    demand(length);
    byte[] raw = new byte[length];
    buffer.get(raw);
    return raw;
  }

  private void demand(int length) throws Malformed {
    if (buffer.remaining() < length) {
      throw new Malformed(Unreadable.TOO_SHORT);
    }
  }
}
