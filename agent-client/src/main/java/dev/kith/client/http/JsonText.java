package dev.kith.client.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads `{"names": {"<local>": "<hex key>", ...}, ...}` (NIP-05).
final class NamesJson {

  private static final JsonFactory FACTORY = new JsonFactory();

  private NamesJson() {}

  /// What stands for the name, or null if there is none or the JSON is broken.
  static @Nullable String key(byte[] json, String local) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      return enter(parser, "names", parser.nextToken())
              && enter(parser, local, parser.currentToken())
              && parser.currentToken() == JsonToken.VALUE_STRING
          ? parser.getString()
          : null;
    } catch (JacksonException broken) {
      return null;
    }
  }

  /// Moves from the start of an object to the value of one of its properties.
  private static boolean enter(JsonParser parser, String property, @Nullable JsonToken start) {
    if (start != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean found = parser.currentName().equals(property);
      parser.nextToken();
      if (found) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }
}
