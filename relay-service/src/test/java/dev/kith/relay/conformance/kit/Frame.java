package dev.kith.relay.conformance.kit;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One frame of the relay.
///
/// @param text as it came
/// @param json what it says
public record Frame(String text, JsonNode json) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  public static Frame of(String text) {
    return new Frame(text, JSON.readTree(text));
  }

  public String verb() {
    return json.path(0).asString("");
  }

  /// What the frame is about: the event id of an `OK`, the subscription of most others.
  public String subject() {
    return json.path(1).asString("");
  }

  public boolean is(String verb, String subject) {
    return verb().equals(verb) && subject().equals(subject);
  }

  /// The id of the event in an `EVENT`.
  public String eventId() {
    return json.path(2).path("id").asString("");
  }

  /// The event in an `EVENT` exactly as it was sent.
  public String eventJson() {
    String head = "[\"EVENT\"," + JSON.writeValueAsString(subject()) + ",";
    if (!text.startsWith(head)) {
      throw new AssertionError("expected " + head + "... but got " + text);
    }
    return text.substring(head.length(), text.length() - 1);
  }

  /// The last element, which is where `OK`, `CLOSED` and `NOTICE` give their reason.
  public String reason() {
    return json.path(json.size() - 1).asString("");
  }

  @Override
  public String toString() {
    return text;
  }
}
