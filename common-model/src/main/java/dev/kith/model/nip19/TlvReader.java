package dev.kith.model.nip19;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of an entity: a type byte, a length byte and a value each. Of a type that stands for
/// one thing the first counts; unknown types are skipped, as NIP-19 demands. Whatever is wrong is
/// an [IllegalArgumentException] in one sentence.
final class TlvReader {

  private final String prefix;
  private final Map<Integer, List<byte[]>> values = new HashMap<>();

  TlvReader(Bech32 entity) {
    this.prefix = entity.prefix();
    byte[] data = entity.data();
    int at = 0;
    while (at < data.length) {
      int start = at + 2;
      int end = start > data.length ? start : start + Byte.toUnsignedInt(data[at + 1]);
      if (end > data.length) {
        throw new IllegalArgumentException("the %s breaks off inside a field".formatted(prefix));
      }
      values
          .computeIfAbsent(Byte.toUnsignedInt(data[at]), _ -> new ArrayList<>())
          .add(Arrays.copyOfRange(data, start, end));
      at = end;
    }
  }

  Bytes32 bytes32(Tlv type) {
    return required(type, optionalBytes32(type));
  }

  @Nullable Bytes32 optionalBytes32(Tlv type) {
    byte[] value = first(type);
    return value == null ? null : Bytes32.of(ofLength(32, type, value));
  }

  int kind() {
    return required(Tlv.KIND, optionalKind());
  }

  @Nullable Integer optionalKind() {
    byte[] value = first(Tlv.KIND);
    if (value == null) {
      return null;
    }
    int kind = ByteBuffer.wrap(ofLength(4, Tlv.KIND, value)).getInt();
    if (kind < 0 || kind > Kind.MAX) {
      throw new IllegalArgumentException(
          "expected a kind of 0 to %d in the %s, got %s"
              .formatted(Kind.MAX, prefix, Integer.toUnsignedString(kind)));
    }
    return kind;
  }

  /// The main field of an entity whose main field is text, which may be empty.
  String identifier() {
    byte[] value = required(Tlv.SPECIAL, first(Tlv.SPECIAL));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException(
          "the identifier in the %s is not UTF-8".formatted(prefix), malformed);
    }
  }

  /// The relays, in order. An empty one says nothing and is left out.
  List<String> relays() {
    return values.getOrDefault(Tlv.RELAY.number(), List.of()).stream()
        .filter(value -> value.length > 0)
        .map(value -> new String(value, StandardCharsets.ISO_8859_1))
        .map(relay -> VisibleAscii.require(relay, "a relay"))
        .toList();
  }

  private byte @Nullable [] first(Tlv type) {
    List<byte[]> found = values.get(type.number());
    return found == null ? null : found.getFirst();
  }

  private <T> T required(Tlv type, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("the %s lacks its %s".formatted(prefix, type.label()));
    }
    return value;
  }

  private byte[] ofLength(int length, Tlv type, byte[] value) {
    if (value.length != length) {
      throw new IllegalArgumentException(
          "expected %d bytes in the %s of the %s, got %d"
              .formatted(length, type.label(), prefix, value.length));
    }
    return value;
  }
}
