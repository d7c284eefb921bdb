package dev.kith.client.runtime;

import dev.kith.client.http.JsonText;
import dev.kith.model.event.Event;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// An agent as a presence service tells of it. Texts are strangers' and of any form.
///
/// @param json all of it
/// @param key in hex
/// @param state what is observed of it
/// @param status what it declares
public record ListedAgent(
    String json,
    @Nullable String key,
    @Nullable String state,
    @Nullable String status,
    @Nullable String name,
    List<String> capabilities) {

  private static final JsonFactory JSON = new JsonFactory();

  public ListedAgent {
    capabilities = List.copyOf(capabilities);
  }

  /// From a card as the agent published it (kind 11040), in the form in which a presence service
  /// tells of it.
  public static ListedAgent ofCard(Event card) {
    String name = JsonText.at(card.content().getBytes(StandardCharsets.UTF_8), "name");
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      out.writeStartObject();
      out.writeStringProperty("key", card.pubkey().hex());
      out.writeObjectPropertyStart("card");
      if (name != null) {
        out.writeStringProperty("name", name);
      }
      out.writeArrayPropertyStart("capabilities");
      card.tagValues("c").forEach(out::writeString);
      out.writeEndArray();
      out.writeStringProperty("content", card.content());
      out.writeEndObject();
      out.writeEndObject();
    }
    return of(text.toString());
  }

  public static ListedAgent of(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new ListedAgent(
        json,
        JsonText.at(bytes, "key"),
        JsonText.at(bytes, "observed", "state"),
        JsonText.at(bytes, "declared", "status"),
        JsonText.at(bytes, "card", "name"),
        JsonText.elements(bytes, "card", "capabilities").stream()
            .map(quoted -> quoted.substring(1, quoted.length() - 1))
            .toList());
  }
}
