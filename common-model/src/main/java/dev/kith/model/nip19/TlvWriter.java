package dev.kith.model.nip19;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Kind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Collects the fields of an entity. A value that has no place in it is an
/// [IllegalArgumentException] in one sentence.
final class TlvWriter {

  private static final int MAX_VALUE = 255;

  private byte[] bytes = new byte[0];

  TlvWriter add(Tlv type, Bytes32 value) {
    return add(type, value.toBytes());
  }

  TlvWriter addIdentifier(String identifier) {
    return add(Tlv.SPECIAL, utf8(identifier));
  }

  TlvWriter addRelays(List<String> relays) {
    for (String relay : relays) {
      if (relay.isEmpty()) {
        throw new IllegalArgumentException("expected the URL of a relay, got empty text");
      }
      add(Tlv.RELAY, VisibleAscii.require(relay, "a relay").getBytes(StandardCharsets.US_ASCII));
    }
    return this;
  }

  TlvWriter addKind(int kind) {
    if (kind < 0 || kind > Kind.MAX) {
      throw new IllegalArgumentException(
          "expected a kind of 0 to %d, got %d".formatted(Kind.MAX, kind));
    }
    return add(Tlv.KIND, ByteBuffer.allocate(Integer.BYTES).putInt(kind).array());
  }

  /// The fields under a prefix.
  String text(String prefix) {
    return new Bech32(prefix, bytes).text();
  }

  private TlvWriter add(Tlv type, byte[] value) {
    if (value.length > MAX_VALUE) {
      throw new IllegalArgumentException(
          "expected at most %d bytes in the %s, got %d"
              .formatted(MAX_VALUE, type.label(), value.length));
    }
    int at = bytes.length;
    bytes = Arrays.copyOf(bytes, at + 2 + value.length);
    bytes[at] = (byte) type.number();
    bytes[at + 1] = (byte) value.length;
    System.arraycopy(value, 0, bytes, at + 2, value.length);
    return this;
  }

  private static byte[] utf8(String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] utf8 = new byte[encoded.remaining()];
      encoded.get(utf8);
      return utf8;
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException(
          "an identifier with half a surrogate pair has no UTF-8", malformed);
    }
  }
}
