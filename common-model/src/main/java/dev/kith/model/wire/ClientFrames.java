package dev.kith.model.wire;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.ClientMessage.Malformed;
import dev.kith.model.message.ClientMessage.SessionCommand;
import dev.kith.model.message.ClientMessage.Subject;
import dev.kith.model.message.Reason;
import dev.kith.model.message.SessionOptions;
import dev.kith.model.negentropy.NegentropyMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Frames from client to relay. Decoding never throws: what cannot be understood comes back as
/// [Malformed], pinned to the event, subscription or reconciliation it was about wherever one could
/// be made out.
public final class ClientFrames {

  /// Longest subscription id (NIP-01), in characters.
  public static final int MAX_SUBSCRIPTION_ID = 64;

  private ClientFrames() {}

  /// @param frame the bytes of one text frame, not kept
  public static ClientMessage decode(byte[] frame) {
    if (!Utf8.isValid(frame)) {
      return malformed(Reason.invalid("the frame is not valid UTF-8"));
    }
    Decoder decoder = new Decoder(frame);
    try (JsonParser parser = Json.parser(frame)) {
      return decoder.decode(parser);
    } catch (Refusal refusal) {
      return new Malformed(decoder.subject, refusal.reason());
    } catch (JacksonException broken) {
      return new Malformed(decoder.subject, Json.broken(broken));
    }
  }

  public static byte[] encode(ClientMessage message) {
    return switch (message) {
      case ClientMessage.Publish(WireEvent event) -> FrameWriter.write("EVENT", event.json());
      case ClientMessage.Authenticate(Event event) ->
          FrameWriter.write("AUTH", EventWriter.json(event));
      case ClientMessage.Request(String subscription, List<Filter> filters) ->
          FrameWriter.write(out -> {
            out.writeString("REQ");
            out.writeString(subscription);
            filters.forEach(filter -> FilterWriter.write(filter, out));
          });
      case ClientMessage.Count(String question, List<Filter> filters) ->
          FrameWriter.write(out -> {
            out.writeString("COUNT");
            out.writeString(question);
            filters.forEach(filter -> FilterWriter.write(filter, out));
          });
      case ClientMessage.Close(String subscription) -> FrameWriter.strings("CLOSE", subscription);
      case ClientMessage.NegOpen(String id, Filter filter, NegentropyMessage said) ->
          FrameWriter.write(out -> {
            out.writeString("NEG-OPEN");
            out.writeString(id);
            FilterWriter.write(filter, out);
            out.writeString(said.hex());
          });
      case SessionCommand command -> SessionFrames.encode(command);
      case ClientMessage.NegMsg(String id, NegentropyMessage said) ->
          FrameWriter.strings("NEG-MSG", id, said.hex());
      case ClientMessage.NegClose(String id) -> FrameWriter.strings("NEG-CLOSE", id);
      case Malformed(_, Reason reason) ->
          throw new IllegalArgumentException("a malformed frame is not sent: " + reason);
    };
  }

  private static Malformed malformed(Reason reason) {
    return new Malformed(new Subject.Unknown(), reason);
  }

  /// One decoding: remembers what the frame is about for the case that the rest is broken.
  private static final class Decoder {

    private final byte[] frame;
    private Subject subject = new Subject.Unknown();

    Decoder(byte[] frame) {
      this.frame = frame;
    }

    ClientMessage decode(JsonParser parser) throws Refusal {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw Refusal.invalid("a frame must be a JSON array");
      }
      if (parser.nextToken() != JsonToken.VALUE_STRING) {
        throw Refusal.invalid("a frame must start with its verb, a string");
      }
      String verb = parser.getString();
      ClientMessage message =
          switch (verb) {
            case "EVENT" -> new ClientMessage.Publish(event(parser));
            case "AUTH" -> new ClientMessage.Authenticate(event(parser).event());
            case "REQ" -> new ClientMessage.Request(subscription(parser), filters(parser, verb));
            case "CLOSE" -> close(parser);
            case "SESSION" -> new SessionCommand.Open(sessionName(parser), sessionOptions(parser));
            case "ACK" -> new SessionCommand.Acknowledge(sessionName(parser), position(parser));
            case "POLL" -> new SessionCommand.Poll(sessionName(parser), most(parser));
            case "END" -> endOfSession(parser);
            case "COUNT" -> new ClientMessage.Count(question(parser), filters(parser, verb));
            case "NEG-OPEN" -> reconciliation(parser);
            case "NEG-MSG" -> new ClientMessage.NegMsg(negId(parser), ended(parser));
            case "NEG-CLOSE" -> negClose(parser);
            default -> throw Refusal.unsupported("verb " + Excerpt.of(verb));
          };
      if (parser.nextToken() != null) {
        throw Refusal.invalid("there is text after the end of the frame");
      }
      return message;
    }

    private WireEvent event(JsonParser parser) throws Refusal {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw Refusal.invalid("the event must be an object");
      }
      EventReader reader = new EventReader();
      try {
        reader.read(parser);
      } finally {
        EventId id = reader.id();
        subject = id == null ? subject : new Subject.OfEvent(id);
      }
      WireEvent event = reader.wire(frame);
      end(parser);
      return event;
    }

    private ClientMessage close(JsonParser parser) throws Refusal {
      String subscription = subscription(parser);
      end(parser);
      return new ClientMessage.Close(subscription);
    }

    private ClientMessage reconciliation(JsonParser parser) throws Refusal {
      String id = negId(parser);
      parser.nextToken();
      return new ClientMessage.NegOpen(id, FilterReader.read(parser), ended(parser));
    }

    private ClientMessage negClose(JsonParser parser) throws Refusal {
      String id = negId(parser);
      end(parser);
      return new ClientMessage.NegClose(id);
    }

    /// A message of negentropy as the last element of the frame.
    private static NegentropyMessage ended(JsonParser parser) throws Refusal {
      parser.nextToken();
      NegentropyMessage message = Scalars.negentropy(parser);
      end(parser);
      return message;
    }

    private String subscription(JsonParser parser) throws Refusal {
      return id(parser, "the subscription id", Subject.OfSubscription::new);
    }

    private String question(JsonParser parser) throws Refusal {
      return id(parser, "the id of the question", Subject.OfQuestion::new);
    }

    private String negId(JsonParser parser) throws Refusal {
      return id(parser, "the reconciliation id", Subject.OfReconciliation::new);
    }

    private String id(JsonParser parser, String what, Function<String, Subject> about)
        throws Refusal {
      if (parser.nextToken() != JsonToken.VALUE_STRING) {
        throw Refusal.invalid(what + " must be a string");
      }
      String id = Json.text(parser, what);
      if (id.length() <= 4 * MAX_SUBSCRIPTION_ID) {
        subject = about.apply(id);
      }
      if (id.isEmpty() || id.length() > MAX_SUBSCRIPTION_ID) {
        throw Refusal.invalid(what + " must have 1 to " + MAX_SUBSCRIPTION_ID + " characters");
      }
      return id;
    }

    private String sessionName(JsonParser parser) throws Refusal {
      if (parser.nextToken() != JsonToken.VALUE_STRING) {
        throw Refusal.invalid("the name of a session must be a string");
      }
      String name = Json.text(parser, "the name of a session");
      if (name.length() <= 4 * SessionFrames.MAX_NAME) {
        subject = new Subject.OfSession(name);
      }
      if (name.isEmpty() || name.length() > SessionFrames.MAX_NAME || name.indexOf('\0') >= 0) {
        throw Refusal.invalid(
            "the name of a session must have 1 to "
                + SessionFrames.MAX_NAME
                + " characters other than U+0000");
      }
      return name;
    }

    private SessionOptions sessionOptions(JsonParser parser) throws Refusal {
      if (parser.nextToken() == JsonToken.END_ARRAY) {
        return SessionOptions.DEFAULT;
      }
      SessionOptions options = SessionOptionsReader.read(parser, frame);
      end(parser);
      return options;
    }

    private static long position(JsonParser parser) throws Refusal {
      parser.nextToken();
      if (!Json.isNatural(parser, SessionFrames.MAX_POSITION)) {
        throw Refusal.invalid("a position must be a whole number from 0 to 2^53-1");
      }
      long position = parser.getLongValue();
      end(parser);
      return position;
    }

    private static int most(JsonParser parser) throws Refusal {
      parser.nextToken();
      if (!Json.isNatural(parser, Integer.MAX_VALUE) || parser.getIntValue() == 0) {
        throw Refusal.invalid("a poll must ask for a whole number of events from 1 on");
      }
      int most = parser.getIntValue();
      end(parser);
      return most;
    }

    private ClientMessage endOfSession(JsonParser parser) throws Refusal {
      String name = sessionName(parser);
      end(parser);
      return new SessionCommand.End(name);
    }

    private static List<Filter> filters(JsonParser parser, String verb) throws Refusal {
      List<Filter> filters = new ArrayList<>(2);
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        filters.add(FilterReader.read(parser));
      }
      if (filters.isEmpty()) {
        throw Refusal.invalid("a " + verb + " needs at least one filter");
      }
      return filters;
    }

    private static void end(JsonParser parser) throws Refusal {
      if (parser.nextToken() != JsonToken.END_ARRAY) {
        throw Refusal.invalid("the frame has more elements than its verb takes");
      }
    }
  }
}
