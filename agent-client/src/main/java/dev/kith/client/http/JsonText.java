package dev.kith.client.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads one text out of JSON.
final class JsonText {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  /// What stands at the end of a path of properties, or null if there is no text or the JSON is
  /// broken.
  static @Nullable String at(byte[] json, String... path) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      for (String property : path) {
        if (!enter(parser, property)) {
          return null;
        }
      }
      return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
    } catch (JacksonException broken) {
      return null;
    }
  }

  /// Moves from the start of an object to the value of one of its properties.
  private static boolean enter(JsonParser parser, String property) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
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
