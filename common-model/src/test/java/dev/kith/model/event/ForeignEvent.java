package dev.kith.model.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An event that another implementation made, read without the codec under test.
///
/// @param json the event as that implementation would send it
public record ForeignEvent(String name, boolean escaped, Event event, String json) {

  public static List<ForeignEvent> all() {
    try (InputStream rows =
        Objects.requireNonNull(ForeignEvent.class.getResourceAsStream("foreign-events.json"))) {
      return new JsonMapper().readTree(rows).valueStream().map(ForeignEvent::read).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  private static ForeignEvent read(JsonNode row) {
    JsonNode event = row.get("event");
    return new ForeignEvent(
        row.get("name").asString(),
        row.get("convention").asString().equals("escaped"),
        new Event(
            EventId.ofHex(event.get("id").asString()),
            PublicKey.ofHex(event.get("pubkey").asString()),
            event.get("created_at").asLong(),
            event.get("kind").asInt(),
            event.get("tags").valueStream().map(ForeignEvent::tag).toList(),
            event.get("content").asString(),
            Signature.ofHex(event.get("sig").asString())),
        event.toString());
  }

  private static Tag tag(JsonNode tag) {
    return new Tag(tag.valueStream().map(JsonNode::asString).toList());
  }
}
