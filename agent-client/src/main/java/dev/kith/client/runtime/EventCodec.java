package dev.kith.client.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.client.giftwrap.EventText;
import dev.kith.model.event.Event;
import dev.kith.model.event.Rumor;
import dev.kith.model.wire.EventJson;
import dev.kith.model.wire.EventJson.Decoded;
import dev.kith.model.wire.EventWriter;

/// The codec of the wire, for events inside of events.
public final class EventCodec implements EventText {

  @Override
  public String of(Event event) {
    return new String(EventWriter.json(event), UTF_8);
  }

  @Override
  public String of(Rumor rumor) {
    return new String(EventWriter.json(rumor), UTF_8);
  }

  @Override
  public Event event(String json) {
    return sound(EventJson.decode(json.getBytes(UTF_8)));
  }

  @Override
  public Rumor rumor(String json) {
    return sound(EventJson.decodeRumor(json.getBytes(UTF_8)));
  }

  private static <T> T sound(Decoded<T> decoded) {
    return switch (decoded) {
      case Decoded.Sound<T>(T event) -> event;
      case Decoded.Broken<T>(var reason) -> throw new IllegalArgumentException(reason.sentence());
    };
  }
}
