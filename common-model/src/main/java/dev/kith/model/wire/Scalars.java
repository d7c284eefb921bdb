package dev.kith.model.wire;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Signature;
import dev.kith.model.negentropy.NegentropyMessage;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the strings that events and filters are made of.
final class Scalars {

  private Scalars() {}

  static String string(JsonParser parser, String what) throws Refusal {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw Refusal.invalid(what + " must be a string");
    }
    return Json.text(parser, what);
  }

  static Bytes32 bytes32(JsonParser parser, String what) throws Refusal {
    try {
      return Bytes32.ofHex(string(parser, what));
    } catch (IllegalArgumentException malformed) {
      throw Refusal.invalid(what + " must be 64 lowercase hex digits");
    }
  }

  static NegentropyMessage negentropy(JsonParser parser) throws Refusal {
    try {
      return NegentropyMessage.ofHex(string(parser, "the negentropy message"));
    } catch (IllegalArgumentException malformed) {
      throw Refusal.invalid("the negentropy message must be hex digits, two a byte");
    }
  }

  static Signature signature(JsonParser parser) throws Refusal {
    try {
      return Signature.ofHex(string(parser, "event sig"));
    } catch (IllegalArgumentException malformed) {
      throw Refusal.invalid("event sig must be 128 lowercase hex digits");
    }
  }
}
