package dev.kith.relay.conformance.kit;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// The JSON schemas of `@nostrability/schemata` for what a relay may send. They come from npm when
/// the tests run, because their licence is another; without Node nothing is checked against them.
public final class FrameSchemas {

  private static final String PACKAGE = "node_modules/@nostrability/schemata/dist/nips";

  private static final String INFORMATION = "the information document";

  private static final Map<String, String> PATHS =
      Map.of(
          "EVENT",
          "nip-01/messages/relay-event",
          "OK",
          "nip-01/messages/relay-ok",
          "EOSE",
          "nip-01/messages/relay-eose",
          "COUNT",
          "nip-45/messages/relay-count",
          "CLOSED",
          "nip-01/messages/relay-closed",
          "NOTICE",
          "nip-01/messages/relay-notice",
          "AUTH",
          "nip-42/messages/relay-auth",
          INFORMATION,
          "nip-11");

  /// The schemas of NIP-77, which the package does not have.
  private static final Map<String, String> OWN =
      Map.of(
          "NEG-MSG",
          """
          {"type": "array", "minItems": 3, "maxItems": 3, "items": [
            {"const": "NEG-MSG"}, {"type": "string"},
            {"type": "string", "pattern": "^([0-9a-f]{2})*$"}]}
          """,
          "NEG-ERR",
          """
          {"type": "array", "minItems": 3, "maxItems": 4, "items": [
            {"const": "NEG-ERR"}, {"type": "string"},
            {"type": "string", "pattern": "^[a-z-]+: "}, {"type": "integer", "minimum": 0}]}
          """);

  /// Verbs of Kith's own, which only a client that has shown to know them is sent.
  private static final Set<String> EXTENSION =
      Set.of("SESSION", "DELIVER", "CAUGHT-UP", "MORE", "ACKED", "REFUSED");

  /// The hints of NIP-67 that there are.
  private static final Set<String> HINTS = Set.of("finish", "more");

  private static final Map<String, Schema> SCHEMAS = load();

  private FrameSchemas() {}

  /// True if frames are being checked.
  public static boolean areThere() {
    return !SCHEMAS.isEmpty();
  }

  /// What the schema of its verb has against a frame. A frame without a schema is a fault itself.
  ///
  /// @param extended whether the client has shown that it knows extensions of Kith
  public static List<String> violations(Frame frame, boolean extended) {
    if (SCHEMAS.isEmpty() || (extended && EXTENSION.contains(frame.verb()))) {
      return List.of();
    }
    Schema schema = SCHEMAS.get(frame.verb());
    if (schema == null) {
      return List.of("no relay sends such a frame to this client: " + frame);
    }
    return violations(schema, extended ? withoutHint(frame.json()) : frame.json());
  }

  /// An `EOSE` as NIP-01 has it. What is no hint of NIP-67 stays there for the schema to find.
  private static JsonNode withoutHint(JsonNode frame) {
    if (!frame.path(0).asString("").equals("EOSE")
        || frame.path(2).size() != 1
        || !HINTS.contains(frame.path(2).path(0).asString(""))) {
      return frame;
    }
    ArrayNode plain = ((ArrayNode) frame).deepCopy();
    plain.remove(2);
    return plain;
  }

  /// What the schema of NIP-11 has against a document.
  public static List<String> violationsOfInformation(JsonNode document) {
    return violations(Objects.requireNonNull(SCHEMAS.get(INFORMATION)), document);
  }

  private static List<String> violations(Schema schema, JsonNode json) {
    return schema.validate(json).stream()
        .map(error -> error.getMessage() + " at " + error.getInstanceLocation() + " in " + json)
        .toList();
  }

  private static Map<String, Schema> load() {
    if (!Foreign.SCRIPTS.areRunnable()) {
      return Map.of();
    }
    Path root = Foreign.SCRIPTS.directory().resolve(PACKAGE);
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    Map<String, Schema> schemas = new HashMap<>();
    PATHS.forEach(
        (verb, path) -> schemas.put(verb, registry.getSchema(read(root, path + "/schema.json"))));
    OWN.forEach((verb, schema) -> schemas.put(verb, registry.getSchema(schema)));
    return schemas;
  }

  private static String read(Path root, String file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException absent) {
      throw new UncheckedIOException(absent);
    }
  }
}
