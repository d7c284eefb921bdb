package dev.kith.model.crypto;

import dev.kith.model.event.Bytes32;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The official vectors, by their place in the file.
final class Nip44Vectors {

  private static final JsonNode FILE = read();

  private Nip44Vectors() {}

  /// The elements of the array at a place like `/valid/encrypt_decrypt`.
  static Stream<JsonNode> at(String place) {
    return FILE.at("/v2" + place).valueStream();
  }

  /// The single value at a place.
  static JsonNode one(String place) {
    return FILE.at("/v2" + place);
  }

  static Bytes32 bytes32(JsonNode vector, String field) {
    return Bytes32.ofHex(text(vector, field));
  }

  static ConversationKey conversationKey(JsonNode vector) {
    return new ConversationKey(bytes32(vector, "conversation_key"));
  }

  static String text(JsonNode vector, String field) {
    return vector.required(field).asString();
  }

  private static JsonNode read() {
    try (InputStream file =
        Objects.requireNonNull(Nip44Vectors.class.getResourceAsStream("nip44.vectors.json"))) {
      return new JsonMapper().readTree(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
