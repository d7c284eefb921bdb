package dev.kith.model.wire;

import dev.kith.model.event.Event;
import dev.kith.model.event.Rumor;
import dev.kith.model.event.Signature;
import dev.kith.model.event.WireEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes events, fields in the order of NIP-01.
public final class EventWriter {

  private EventWriter() {}

  /// The event with its JSON, ready to be sent.
  public static WireEvent wire(Event event) {
    return new WireEvent(event, json(event));
  }

  public static byte[] json(Event event) {
    return FrameWriter.json(out -> write(Rumor.of(event), event.sig(), out));
  }

  /// An event without a signature.
  public static byte[] json(Rumor rumor) {
    return FrameWriter.json(out -> write(rumor, null, out));
  }

  private static void write(Rumor rumor, @Nullable Signature sig, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("id", rumor.id().hex());
    out.writeStringProperty("pubkey", rumor.pubkey().hex());
    out.writeNumberProperty("created_at", rumor.createdAt());
    out.writeNumberProperty("kind", rumor.kind());
    out.writeArrayPropertyStart("tags");
    rumor
        .tags()
        .forEach(tag -> {
          out.writeStartArray();
          tag.values().forEach(out::writeString);
          out.writeEndArray();
        });
    out.writeEndArray();
    out.writeStringProperty("content", rumor.content());
    if (sig != null) {
      out.writeStringProperty("sig", sig.hex());
    }
    out.writeEndObject();
  }
}
