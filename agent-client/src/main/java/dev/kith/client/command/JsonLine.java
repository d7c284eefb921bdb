package dev.kith.client.command;

import dev.kith.model.event.Event;
import dev.kith.model.event.Rumor;
import dev.kith.model.wire.EventWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// One JSON object on one line.
final class JsonLine {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonLine() {}

  /// @param properties writes what stands between the braces
  static String of(Consumer<JsonGenerator> properties) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      out.writeStartObject();
      properties.accept(out);
      out.writeEndObject();
    }
    return text.toString();
  }

  static void event(Event event, JsonGenerator out) {
    out.writeName("event");
    out.writeRawValue(new String(EventWriter.json(event), StandardCharsets.UTF_8));
  }

  static void rumor(Rumor rumor, JsonGenerator out) {
    out.writeName("rumor");
    out.writeRawValue(new String(EventWriter.json(rumor), StandardCharsets.UTF_8));
  }
}
