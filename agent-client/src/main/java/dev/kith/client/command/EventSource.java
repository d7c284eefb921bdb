package dev.kith.client.command;

import dev.kith.model.event.CanonicalJson;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import dev.kith.model.wire.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Events as JSON objects one after the other: signed ones, and drafts without id, key and
/// signature.
final class EventSource {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int MAX_BYTES = 64 << 20;

  /// Something to be published.
  sealed interface Item {

    record Signed(Event event) implements Item {}

    record Unsigned(EventDraft draft) implements Item {}
  }

  private EventSource() {}

  /// @param now for drafts without `created_at`, in seconds
  static List<Item> read(InputStream input, long now) throws IOException {
    byte[] json = input.readNBytes(MAX_BYTES + 1);
    if (json.length > MAX_BYTES) {
      throw new UsageError("the input is longer than 64 MiB: publish it in parts");
    }
    List<Item> items = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      while (parser.nextToken() != null) {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        Draft draft = new Draft();
        draft.read(parser);
        int end = (int) parser.currentLocation().getByteOffset();
        items.add(draft.isSigned ? signed(Arrays.copyOfRange(json, start, end)) : draft.item(now));
      }
    } catch (JacksonException broken) {
      throw new UsageError(
          "event %d is no JSON: %s".formatted(items.size() + 1, broken.getOriginalMessage()));
    }
    if (items.isEmpty()) {
      throw new UsageError("there was no event on stdin: give options or JSON, see --help");
    }
    return items;
  }

  private static Item signed(byte[] json) {
    return switch (EventJson.decode(json)) {
      case EventJson.Decoded.Sound(Event event) when CanonicalJson.hasRightId(event) ->
          new Item.Signed(event);
      case EventJson.Decoded.Sound(Event event) ->
          throw new UsageError("the id %s is not the event's hash".formatted(event.id()));
      case EventJson.Decoded.Broken(var reason) -> throw new UsageError(reason.sentence());
    };
  }

  /// What a draft may say; all of it may be left out.
  private static final class Draft {

    private boolean isSigned;
    private int kind = 1;
    private @Nullable Long createdAt;
    private String content = "";
    private List<Tag> tags = List.of();

    void read(JsonParser parser) {
      require(parser.currentToken() == JsonToken.START_OBJECT, "an event is a JSON object");
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (name) {
          case "sig" -> isSigned = true;
          case "id", "pubkey" -> require(value == JsonToken.VALUE_STRING, name + " is a string");
          case "kind" -> kind = (int) number(parser, name, Kind.MAX);
          case "created_at" -> createdAt = number(parser, name, 1L << 53);
          case "content" -> content = text(parser, name);
          case "tags" -> tags = tags(parser);
          default -> throw new UsageError("an event has no field \"%s\"".formatted(name));
        }
      }
    }

    Item item(long now) {
      return new Item.Unsigned(
          new EventDraft(createdAt == null ? now : createdAt, kind, tags, content));
    }

    private static List<Tag> tags(JsonParser parser) {
      require(parser.currentToken() == JsonToken.START_ARRAY, "tags are an array of arrays");
      List<Tag> tags = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        require(parser.currentToken() == JsonToken.START_ARRAY, "a tag is an array of strings");
        List<String> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(text(parser, "a value of a tag"));
        }
        require(!values.isEmpty(), "a tag has a name");
        tags.add(new Tag(values));
      }
      return tags;
    }

    private static String text(JsonParser parser, String name) {
      require(parser.currentToken() == JsonToken.VALUE_STRING, name + " is a string");
      return parser.getString();
    }

    private static long number(JsonParser parser, String name, long most) {
      boolean fits =
          parser.currentToken() == JsonToken.VALUE_NUMBER_INT
              && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
              && parser.getLongValue() >= 0
              && parser.getLongValue() <= most;
      require(fits, name + " is a whole number from 0 to " + most);
      return parser.getLongValue();
    }

    private static void require(boolean holds, String rule) {
      if (!holds) {
        throw new UsageError(rule + ": correct the event and try again");
      }
    }
  }
}
