package dev.kith.presence.store;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people look for in the content of a card, if it is the JSON object that it should be.
record CardText(@Nullable String name, @Nullable String description) {

  private static final int MAX_NAME = 200;
  private static final int MAX_DESCRIPTION = 2_000;

  static CardText of(String content) {
    try {
      JsonNode card = JsonMapper.shared().readTree(content);
      return new CardText(text(card, "name", MAX_NAME), text(card, "description", MAX_DESCRIPTION));
    } catch (JacksonException broken) {
      return new CardText(null, null);
    }
  }

  private static @Nullable String text(JsonNode card, String property, int most) {
    JsonNode value = card.path(property);
    String text = value.isString() ? value.asString() : "";
    return text.isBlank() ? null : text.substring(0, Math.min(most, text.length()));
  }
}
