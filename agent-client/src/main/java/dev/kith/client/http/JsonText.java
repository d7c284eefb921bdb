package dev.kith.client.http;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Reads one text out of JSON.
public final class JsonText {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonText() {}

  /// What stands at the end of a path of properties, or null if there is no text or the JSON is
  /// broken.
  public static @Nullable String at(byte[] json, String... path) {
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

  /// True if the JSON is an object with that property.
  public static boolean has(byte[] json, String property) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      return enter(parser, property);
    } catch (JacksonException broken) {
      return false;
    }
  }

  /// The JSON of each element of the array at the end of a path of properties; empty if there is no
  /// array or the JSON is broken.
  public static List<String> elements(byte[] json, String... path) {
    List<String> elements = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      for (String property : path) {
        if (!enter(parser, property)) {
          return List.of();
        }
      }
      if (parser.currentToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(copied(parser));
        }
      }
      return elements;
    } catch (JacksonException broken) {
      return List.of();
    }
  }

  /// The JSON of the object at the end of a path of properties; `{}` if there is none.
  public static String object(byte[] json, String property) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      return enter(parser, property) && parser.currentToken() == JsonToken.START_OBJECT
          ? copied(parser)
          : "{}";
    } catch (JacksonException broken) {
      return "{}";
    }
  }

  private static String copied(JsonParser parser) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      out.copyCurrentStructure(parser);
    }
    return text.toString();
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
