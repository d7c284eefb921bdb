package dev.kith.model.wire;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import dev.kith.model.event.WireEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads one event object. A fault in one field does not end the reading, so that an id which comes
/// later in the object can still be found and the refusal pinned to it.
final class EventReader {

  /// 2^53-1: beyond it, implementations that keep numbers as doubles would hash another event.
  private static final long MAX_CREATED_AT = 9_007_199_254_740_991L;

  private @Nullable EventId id;
  private @Nullable PublicKey pubkey;
  private @Nullable Long createdAt;
  private @Nullable Integer kind;
  private @Nullable List<Tag> tags;
  private @Nullable String content;
  private @Nullable Signature sig;
  private @Nullable Refusal firstFault;
  private boolean foreignFields;
  private int start;
  private int end;

  /// Reads to the end of the object that starts at the parser.
  void read(JsonParser parser) {
    start = (int) parser.currentTokenLocation().getByteOffset();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      try {
        readField(field, parser);
      } catch (Refusal fault) {
        firstFault = firstFault == null ? fault : firstFault;
        skipRest(parser, value);
      }
    }
    end = (int) parser.currentLocation().getByteOffset();
  }

  /// The id if one was found, whether or not the rest is sound.
  @Nullable EventId id() {
    return id;
  }

  /// @throws Refusal if a field is not what it must be
  void requireSound() throws Refusal {
    if (firstFault != null) {
      throw firstFault;
    }
  }

  Event event() throws Refusal {
    requireSound();
    return new Event(
        required(id, "id"),
        required(pubkey, "pubkey"),
        required(createdAt, "created_at"),
        required(kind, "kind"),
        required(tags, "tags"),
        required(content, "content"),
        required(sig, "sig"));
  }

  /// The event, which must have no signature.
  Rumor rumor() throws Refusal {
    requireSound();
    if (sig != null) {
      throw Refusal.invalid("an event in a seal must have no signature");
    }
    return new Rumor(
        required(id, "id"),
        required(pubkey, "pubkey"),
        required(createdAt, "created_at"),
        required(kind, "kind"),
        required(tags, "tags"),
        required(content, "content"));
  }

  /// The event in the bytes it came in; without the fields that no event has, because no signature
  /// covers them.
  ///
  /// @param source what the parser read from
  WireEvent wire(byte[] source) throws Refusal {
    Event event = event();
    return new WireEvent(
        event, foreignFields ? EventWriter.json(event) : Arrays.copyOfRange(source, start, end));
  }

  private void readField(String field, JsonParser parser) throws Refusal {
    switch (field) {
      case "id" -> id = once(id, field, new EventId(Scalars.bytes32(parser, "event id")));
      case "pubkey" ->
          pubkey = once(pubkey, field, new PublicKey(Scalars.bytes32(parser, "event pubkey")));
      case "created_at" ->
          createdAt = once(createdAt, field, natural(parser, field, MAX_CREATED_AT));
      case "kind" -> kind = once(kind, field, (int) natural(parser, field, Kind.MAX));
      case "tags" -> tags = once(tags, field, readTags(parser));
      case "content" -> content = once(content, field, Scalars.string(parser, "event content"));
      case "sig" -> sig = once(sig, field, Scalars.signature(parser));
      default -> {
        foreignFields = true;
        parser.skipChildren();
      }
    }
  }

  private static long natural(JsonParser parser, String field, long max) throws Refusal {
    if (!Json.isNatural(parser, max)) {
      throw Refusal.invalid("event " + field + " must be a whole number from 0 to " + max);
    }
    return parser.getLongValue();
  }

  private static List<Tag> readTags(JsonParser parser) throws Refusal {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw Refusal.invalid("event tags must be an array of arrays of strings");
    }
    List<Tag> tags = new ArrayList<>();
    Refusal fault = null;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        fault = Refusal.invalid("event tags must be an array of arrays of strings");
        parser.skipChildren();
        continue;
      }
      try {
        tags.add(readTag(parser));
      } catch (Refusal inTag) {
        fault = inTag;
      }
    }
    if (fault != null) {
      throw fault;
    }
    return tags;
  }

  /// Reads to the end of the inner array, faulty or not.
  private static Tag readTag(JsonParser parser) throws Refusal {
    List<String> values = new ArrayList<>(4);
    Refusal fault = null;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      try {
        values.add(Scalars.string(parser, "event tag value"));
      } catch (Refusal inValue) {
        fault = inValue;
        parser.skipChildren();
      }
    }
    if (fault != null) {
      throw fault;
    }
    if (values.isEmpty()) {
      throw Refusal.invalid("an event tag must have at least a name");
    }
    return new Tag(values);
  }

  /// Leaves a structure that a fault was found in at its start; one read to its end stays there.
  private static void skipRest(JsonParser parser, JsonToken value) {
    if (parser.currentToken() == value) {
      parser.skipChildren();
    }
  }

  private static <T> T once(@Nullable T before, String field, T now) throws Refusal {
    if (before != null) {
      throw Refusal.invalid("event has two fields named " + field);
    }
    return now;
  }

  private static <T> T required(@Nullable T value, String field) throws Refusal {
    if (value == null) {
      throw Refusal.invalid("event lacks the field " + field);
    }
    return value;
  }
}
