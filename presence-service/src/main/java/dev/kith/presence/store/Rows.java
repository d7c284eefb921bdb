package dev.kith.presence.store;

import dev.kith.presence.agents.Card;
import dev.kith.presence.agents.Declaration;
import dev.kith.presence.agents.Mood;
import dev.kith.presence.agents.Observation;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Rows on their way to PostgreSQL, as one text of JSON which it takes apart. It has no U+0000 in
/// texts, so there are none in the rows.
final class Rows {

  private Rows() {}

  static String json(List<Map<String, @Nullable Object>> rows) {
    return JsonMapper.shared().writeValueAsString(rows);
  }

  static Map<String, @Nullable Object> card(String key, long position, Card card) {
    CardText text = CardText.of(card.content());
    Map<String, @Nullable Object> row = row(key, position);
    row.put("id", card.id().hex());
    row.put("at", card.createdAt());
    row.put("name", clean(text.name()));
    row.put("description", clean(text.description()));
    row.put("relays", card.relays().stream().map(Rows::clean).toList());
    row.put("capabilities", card.capabilities().stream().map(Rows::clean).distinct().toList());
    row.put("content", clean(card.content()));
    return row;
  }

  static Map<String, @Nullable Object> declaration(
      String key, long position, @Nullable Declaration declaration) {
    Map<String, @Nullable Object> row = row(key, position);
    if (declaration != null) {
      Mood mood = declaration.mood();
      row.put("id", declaration.id().hex());
      row.put("at", declaration.createdAt());
      row.put("status", declaration.status() == null ? null : declaration.status().word());
      row.put("valence", mood == null ? null : mood.valence());
      row.put("arousal", mood == null ? null : mood.arousal());
      row.put("mood", mood == null ? null : clean(mood.word()));
      row.put("energy", declaration.energy());
      row.put("attention", declaration.attention());
      row.put("next", declaration.next());
      row.put("until", declaration.until());
      row.put("note", declaration.note().isEmpty() ? null : clean(declaration.note()));
    }
    return row;
  }

  static Map<String, @Nullable Object> observation(
      String key, long position, Observation observation) {
    Map<String, @Nullable Object> row = row(key, position);
    row.put("state", observation.state().word());
    row.put("since", observation.since().toString());
    row.put("seen", observation.relays().stream().map(URI::toString).toList());
    return row;
  }

  private static Map<String, @Nullable Object> row(String key, long position) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("key", key);
    row.put("position", position);
    return row;
  }

  private static @Nullable String clean(@Nullable String text) {
    return text == null ? null : text.replace("\0", "");
  }
}
