package dev.kith.model.wire;

import dev.kith.model.message.RelayMessage.SessionNews;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the objects and positions in what a relay says of sessions. Fields it does not know are
/// passed over: later relays may say more.
final class SessionNewsReader {

  private SessionNewsReader() {}

  /// Reads the object behind the name.
  static SessionNews.Opened opened(String name, JsonParser parser) throws Refusal {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw Refusal.invalid("the state of a session must be an object");
    }
    boolean resumed = false;
    long cursor = 0;
    long head = 0;
    String log = "";
    SessionNews.Truncated truncated = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "resumed" -> resumed = parser.currentToken() == JsonToken.VALUE_TRUE;
        case "cursor" -> cursor = position(parser);
        case "head" -> head = position(parser);
        case "log" -> log = Scalars.string(parser, "the log of a session");
        case "truncated" -> truncated = truncated(parser);
        default -> parser.skipChildren();
      }
    }
    return new SessionNews.Opened(name, resumed, cursor, head, log, truncated);
  }

  private static SessionNews.Truncated truncated(JsonParser parser) throws Refusal {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw Refusal.invalid("what is truncated must be an array of two positions");
    }
    parser.nextToken();
    long from = position(parser);
    parser.nextToken();
    long to = position(parser);
    if (parser.nextToken() != JsonToken.END_ARRAY) {
      throw Refusal.invalid("what is truncated must be an array of two positions");
    }
    return new SessionNews.Truncated(from, to);
  }

  /// Reads the object behind a delivered event, to its end.
  static boolean again(JsonParser parser) {
    boolean again = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = parser.currentName();
      boolean isTrue = parser.nextToken() == JsonToken.VALUE_TRUE;
      parser.skipChildren();
      again |= field.equals("again") && isTrue;
    }
    return again;
  }

  /// The position at the parser.
  static long position(JsonParser parser) throws Refusal {
    if (!Json.isNatural(parser, SessionFrames.MAX_POSITION)) {
      throw Refusal.invalid("a position must be a whole number from 0 to 2^53-1");
    }
    return parser.getLongValue();
  }
}
