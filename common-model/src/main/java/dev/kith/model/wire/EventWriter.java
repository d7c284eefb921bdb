package dev.kith.model.wire;

import dev.kith.model.event.Event;
import dev.kith.model.event.WireEvent;
import tools.jackson.core.JsonGenerator;

/// Writes events, fields in the order of NIP-01.
public final class EventWriter {

  private EventWriter() {}

  /// The event with its JSON, ready to be sent.
  public static WireEvent wire(Event event) {
    return new WireEvent(event, json(event));
  }

  public static byte[] json(Event event) {
    return FrameWriter.json(out -> write(event, out));
  }

  private static void write(Event event, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("id", event.id().hex());
    out.writeStringProperty("pubkey", event.pubkey().hex());
    out.writeNumberProperty("created_at", event.createdAt());
    out.writeNumberProperty("kind", event.kind());
    out.writeArrayPropertyStart("tags");
    event
        .tags()
        .forEach(tag -> {
          out.writeStartArray();
          tag.values().forEach(out::writeString);
          out.writeEndArray();
        });
    out.writeEndArray();
    out.writeStringProperty("content", event.content());
    out.writeStringProperty("sig", event.sig().hex());
    out.writeEndObject();
  }
}
