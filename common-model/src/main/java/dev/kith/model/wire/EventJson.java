package dev.kith.model.wire;

import dev.kith.model.event.Event;
import dev.kith.model.event.Rumor;
import dev.kith.model.message.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One event by itself, outside of any frame: as NIP-98 puts it into an HTTP header, and NIP-59
/// into another event.
public final class EventJson {

  /// What became of bytes that should hold one event.
  public sealed interface Decoded<T> {

    /// They do. Neither the id nor the signature was checked.
    record Sound<T>(T event) implements Decoded<T> {}

    /// They do not.
    record Broken<T>(Reason reason) implements Decoded<T> {}
  }

  private interface End<T> {
    T of(EventReader reader) throws Refusal;
  }

  private EventJson() {}

  /// Decoding never throws.
  ///
  /// @param json one JSON object in UTF-8
  public static Decoded<Event> decode(byte[] json) {
    return decode(json, EventReader::event);
  }

  /// Decodes an event that has no signature; one that has is not sound.
  ///
  /// @param json one JSON object in UTF-8
  public static Decoded<Rumor> decodeRumor(byte[] json) {
    return decode(json, EventReader::rumor);
  }

  private static <T> Decoded<T> decode(byte[] json, End<T> end) {
    if (!Utf8.isValid(json)) {
      return new Decoded.Broken<>(Reason.invalid("the event is not valid UTF-8"));
    }
    try (JsonParser parser = Json.parser(json)) {
      return new Decoded.Sound<>(end.of(read(parser)));
    } catch (Refusal refusal) {
      return new Decoded.Broken<>(refusal.reason());
    } catch (JacksonException broken) {
      return new Decoded.Broken<>(Json.broken(broken));
    }
  }

  private static EventReader read(JsonParser parser) throws Refusal {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw Refusal.invalid("the event must be an object");
    }
    EventReader reader = new EventReader();
    reader.read(parser);
    reader.requireSound();
    if (parser.nextToken() != null) {
      throw Refusal.invalid("there is text after the end of the event");
    }
    return reader;
  }
}
