package dev.kith.relay.conformance.kit;

import tools.jackson.databind.JsonNode;

/// The relay's answer to an event.
public record Ok(boolean accepted, String text) {

  static Ok of(Frame frame) {
    JsonNode json = frame.json();
    if (json.size() != 4 || !json.get(2).isBoolean() || !json.get(3).isString()) {
      throw new AssertionError("expected [\"OK\", id, boolean, text] but got " + frame);
    }
    return new Ok(json.get(2).booleanValue(), json.get(3).stringValue());
  }

  /// The machine-readable word before the colon.
  public String prefix() {
    return Reasons.prefix(text);
  }
}
