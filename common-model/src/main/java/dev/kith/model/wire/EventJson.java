package dev.kith.model.wire;

import dev.kith.model.event.Event;
import dev.kith.model.message.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One event by itself, outside of any frame: as NIP-98 puts it into an HTTP header.
public final class EventJson {

  /// What became of bytes that should hold one event.
  public sealed interface Decoded {

    /// They do. Neither the id nor the signature was checked.
    record Sound(Event event) implements Decoded {}

    /// They do not.
    record Broken(Reason reason) implements Decoded {}
  }

  private EventJson() {}

  /// Decoding never throws.
  ///
  /// @param json one JSON object in UTF-8
  public static Decoded decode(byte[] json) {
    if (!Utf8.isValid(json)) {
      return new Decoded.Broken(Reason.invalid("the event is not valid UTF-8"));
    }
    try (JsonParser parser = Json.parser(json)) {
      return new Decoded.Sound(read(parser));
    } catch (Refusal refusal) {
      return new Decoded.Broken(refusal.reason());
    } catch (JacksonException broken) {
      return new Decoded.Broken(Json.broken(broken));
    }
  }

  private static Event read(JsonParser parser) throws Refusal {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw Refusal.invalid("the event must be an object");
    }
    EventReader reader = new EventReader();
    reader.read(parser);
    Event event = reader.event();
    if (parser.nextToken() != null) {
      throw Refusal.invalid("there is text after the end of the event");
    }
    return event;
  }
}
