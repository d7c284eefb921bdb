package dev.kith.model.wire;

import dev.kith.model.event.PublicKey;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.SessionOptions;
import dev.kith.model.message.SessionOptions.From;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the options of a session. One it does not know is refused: the client would believe that
/// it holds.
final class SessionOptionsReader {

  private final byte[] frame;
  private List<Filter> filters = SessionOptions.DEFAULT.filters();
  private int expiry = SessionOptions.DEFAULT.expiry();
  private int receiveMax = SessionOptions.DEFAULT.receiveMax();
  private From from = SessionOptions.DEFAULT.from();
  private @Nullable WireEvent will;
  private int willDelay = SessionOptions.DEFAULT.willDelay();
  private int ephemeralTtl = SessionOptions.DEFAULT.ephemeralTtl();
  private @Nullable PublicKey key;

  private SessionOptionsReader(byte[] frame) {
    this.frame = frame;
  }

  /// Reads to the end of the object that starts at the parser.
  ///
  /// @param frame what the parser reads from
  static SessionOptions read(JsonParser parser, byte[] frame) throws Refusal {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw Refusal.invalid("the options of a session must be an object");
    }
    SessionOptionsReader reader = new SessionOptionsReader(frame);
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String option = parser.currentName();
      if (!seen.add(option)) {
        throw Refusal.invalid("the options have two named " + option);
      }
      parser.nextToken();
      reader.readOption(option, parser);
    }
    return reader.options();
  }

  private SessionOptions options() {
    return new SessionOptions(
        filters, expiry, receiveMax, from, will, willDelay, ephemeralTtl, key);
  }

  private void readOption(String option, JsonParser parser) throws Refusal {
    switch (option) {
      case "filters" -> filters = filters(parser);
      case "expiry" -> expiry = natural(parser, option);
      case "receive_max" -> receiveMax = natural(parser, option);
      case "from" -> from = from(parser);
      case "will" -> will = will(parser);
      case "will_delay" -> willDelay = natural(parser, option);
      case "ephemeral_ttl" -> ephemeralTtl = natural(parser, option);
      case "key" -> key = new PublicKey(Scalars.bytes32(parser, "the option key"));
      default -> throw Refusal.unsupported("session option " + Excerpt.of(option));
    }
  }

  private static List<Filter> filters(JsonParser parser) throws Refusal {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw Refusal.invalid("the option filters must be an array");
    }
    List<Filter> filters = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      filters.add(FilterReader.read(parser));
    }
    if (filters.isEmpty()) {
      throw Refusal.invalid(
          "the option filters must have at least one; leave it out for the default");
    }
    return filters;
  }

  private static From from(JsonParser parser) throws Refusal {
    if (Json.isNatural(parser, SessionFrames.MAX_POSITION)) {
      return new From.After(parser.getLongValue());
    }
    String word = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
    return switch (word) {
      case "start" -> new From.Start();
      case "now" -> new From.Now();
      default -> throw Refusal.invalid("the option from must be \"start\", \"now\" or a position");
    };
  }

  private WireEvent will(JsonParser parser) throws Refusal {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw Refusal.invalid("the option will must be a signed event");
    }
    EventReader reader = new EventReader();
    reader.read(parser);
    return reader.wire(frame);
  }

  private static int natural(JsonParser parser, String option) throws Refusal {
    if (!Json.isNatural(parser, Integer.MAX_VALUE)) {
      throw Refusal.invalid("the option " + option + " must be a whole number from 0 on");
    }
    return parser.getIntValue();
  }
}
