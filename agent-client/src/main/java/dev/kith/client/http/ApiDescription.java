package dev.kith.client.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What a service says of its API (OpenAPI 3).
public final class ApiDescription {

  private static final JsonFactory FACTORY = new JsonFactory();

  private ApiDescription() {}

  /// A method and a path of each operation, as in `GET /v1/status`, in the order of the
  /// description; none if it is broken.
  public static List<String> operations(String json) {
    List<String> operations = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean paths = parser.currentName().equals("paths");
        parser.nextToken();
        if (paths) {
          readPaths(parser, operations);
        } else {
          parser.skipChildren();
        }
      }
      return operations;
    } catch (JacksonException broken) {
      return List.of();
    }
  }

  private static void readPaths(JsonParser parser, List<String> operations) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String path = parser.currentName();
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        operations.add(parser.currentName().toUpperCase(Locale.ROOT) + " " + path);
        parser.nextToken();
        parser.skipChildren();
      }
    }
  }
}
