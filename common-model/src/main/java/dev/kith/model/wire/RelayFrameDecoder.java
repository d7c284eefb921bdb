package dev.kith.model.wire;

import dev.kith.model.event.EventId;
import dev.kith.model.event.WireEvent;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.message.RelayMessage.Completeness;
import dev.kith.model.message.RelayMessage.SessionNews;
import dev.kith.model.negentropy.NegentropyMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads frames from a relay. Elements beyond those of NIP-01 are passed over: extensions add them.
final class RelayFrameDecoder {

  private RelayFrameDecoder() {}

  static RelayMessage decode(byte[] frame) {
    if (!Utf8.isValid(frame)) {
      return new RelayMessage.Unknown("the frame is not valid UTF-8");
    }
    try (JsonParser parser = Json.parser(frame)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return new RelayMessage.Unknown("a frame must be a JSON array");
      }
      RelayMessage message = decode(next(parser), parser, frame);
      end(parser);
      return message;
    } catch (Refusal refusal) {
      return new RelayMessage.Unknown(refusal.reason().sentence());
    } catch (JacksonException broken) {
      return new RelayMessage.Unknown(Json.broken(broken).sentence());
    }
  }

  private static RelayMessage decode(String verb, JsonParser parser, byte[] frame) throws Refusal {
    return switch (verb) {
      case "EVENT" -> new RelayMessage.Delivery(next(parser), event(parser, frame));
      case "OK" -> ok(parser);
      case "EOSE" -> new RelayMessage.EndOfStored(next(parser), completeness(parser));
      case "COUNT" -> count(parser);
      case "CLOSED" -> new RelayMessage.Closed(next(parser), next(parser));
      case "NOTICE" -> new RelayMessage.Notice(next(parser));
      case "AUTH" -> new RelayMessage.Challenge(next(parser));
      case "SESSION" -> SessionNewsReader.opened(next(parser), parser);
      case "DELIVER" -> delivered(next(parser), parser, frame);
      case "CAUGHT-UP" -> new SessionNews.CaughtUp(next(parser), position(parser));
      case "MORE" -> new SessionNews.More(next(parser), position(parser));
      case "ACKED" -> new SessionNews.Acknowledged(next(parser), position(parser));
      case "REFUSED" -> new SessionNews.Refused(next(parser), next(parser));
      case "NEG-MSG" -> new RelayMessage.NegMsg(next(parser), negentropy(parser));
      case "NEG-ERR" -> new RelayMessage.NegErr(next(parser), next(parser), number(parser));
      default -> new RelayMessage.Unknown("verb " + Excerpt.of(verb));
    };
  }

  private static RelayMessage ok(JsonParser parser) throws Refusal {
    parser.nextToken();
    EventId id = new EventId(Scalars.bytes32(parser, "the id in OK"));
    JsonToken verdict = parser.nextToken();
    if (verdict != JsonToken.VALUE_TRUE && verdict != JsonToken.VALUE_FALSE) {
      throw Refusal.invalid("the verdict in OK must be true or false");
    }
    // Some relays leave the text out when they accept.
    String text = parser.nextToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
    return new RelayMessage.Ok(id, verdict == JsonToken.VALUE_TRUE, text);
  }

  private static RelayMessage delivered(String name, JsonParser parser, byte[] frame)
      throws Refusal {
    long position = position(parser);
    WireEvent event = event(parser, frame);
    boolean again = false;
    if (parser.nextToken() == JsonToken.START_OBJECT) {
      again = SessionNewsReader.again(parser);
    }
    return new SessionNews.Delivered(name, position, event, again);
  }

  private static long position(JsonParser parser) throws Refusal {
    parser.nextToken();
    return SessionNewsReader.position(parser);
  }

  /// Reads the hints of NIP-67, passing over those that are not known.
  private static Completeness completeness(JsonParser parser) {
    Completeness completeness = Completeness.UNSAID;
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return completeness;
    }
    for (JsonToken hint = parser.nextToken();
        hint != JsonToken.END_ARRAY;
        hint = parser.nextToken()) {
      if (hint == JsonToken.VALUE_STRING) {
        completeness =
            switch (parser.getString()) {
              case "finish" -> Completeness.FINISH;
              case "more" -> Completeness.MORE;
              default -> completeness;
            };
      }
      parser.skipChildren();
    }
    return completeness;
  }

  private static RelayMessage count(JsonParser parser) throws Refusal {
    String question = next(parser);
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw Refusal.invalid("the answer to a COUNT must be an object");
    }
    long events = -1;
    boolean approximate = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      if (key.equals("count") && Json.isNatural(parser, Long.MAX_VALUE)) {
        events = parser.getLongValue();
      } else if (key.equals("approximate")) {
        approximate = value == JsonToken.VALUE_TRUE;
      }
      parser.skipChildren();
    }
    if (events < 0) {
      throw Refusal.invalid("the count must be a whole number from 0 on");
    }
    return new RelayMessage.Count(question, events, approximate);
  }

  private static NegentropyMessage negentropy(JsonParser parser) throws Refusal {
    parser.nextToken();
    return Scalars.negentropy(parser);
  }

  private static @Nullable Long number(JsonParser parser) {
    parser.nextToken();
    return Json.isNatural(parser, Long.MAX_VALUE) ? parser.getLongValue() : null;
  }

  private static WireEvent event(JsonParser parser, byte[] frame) throws Refusal {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw Refusal.invalid("the event must be an object");
    }
    EventReader reader = new EventReader();
    reader.read(parser);
    return reader.wire(frame);
  }

  /// Passes over what extensions add behind the elements of NIP-01.
  private static void end(JsonParser parser) throws Refusal {
    while (!parser.streamReadContext().inRoot()) {
      parser.nextToken();
    }
    if (parser.nextToken() != null) {
      throw Refusal.invalid("there is text after the end of the frame");
    }
  }

  private static String next(JsonParser parser) throws Refusal {
    parser.nextToken();
    return Scalars.string(parser, "an element of the frame");
  }
}
