package dev.kith.presence.store;

import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.presence.agents.Declaration;
import dev.kith.presence.agents.Input.Memory;
import dev.kith.presence.agents.Mood;
import dev.kith.presence.agents.Observation;
import dev.kith.presence.agents.Reachability;
import dev.kith.presence.agents.Status;
import dev.kith.presence.directory.AgentEntry;
import io.r2dbc.spi.Readable;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a row of `presence.agent`.
final class AgentRow {

  private AgentRow() {}

  static PublicKey key(Readable row) {
    return PublicKey.ofHex(required(row, "key", String.class));
  }

  static AgentEntry entry(Readable row, Instant now) {
    return new AgentEntry(
        key(row),
        card(row),
        declared(row, now),
        observed(row),
        required(row, "wakeable", Boolean.class),
        required(row, "position", Long.class));
  }

  static Memory memory(Readable row) {
    String card = row.get("card_id", String.class);
    return new Memory(
        card == null ? 0 : required(row, "card_at", Long.class),
        card == null ? null : EventId.ofHex(card),
        declaration(row),
        observation(row));
  }

  private static AgentEntry.@Nullable Card card(Readable row) {
    if (row.get("card_id", String.class) == null) {
      return null;
    }
    return new AgentEntry.Card(
        row.get("name", String.class),
        row.get("description", String.class),
        texts(row, "capabilities"),
        texts(row, "relays"),
        required(row, "content", String.class),
        Instant.ofEpochSecond(required(row, "card_at", Long.class)));
  }

  private static AgentEntry.@Nullable Declared declared(Readable row, Instant now) {
    Long until = row.get("until", Long.class);
    if (row.get("declared_id", String.class) == null
        || (until != null && until <= now.getEpochSecond())) {
      return null;
    }
    Mood mood = mood(row);
    return new AgentEntry.Declared(
        row.get("status", String.class),
        mood == null ? null : new AgentEntry.Mood(mood.valence(), mood.arousal(), mood.word()),
        row.get("energy", Double.class),
        row.get("attention", Double.class),
        time(row.get("next", Long.class)),
        time(until),
        row.get("note", String.class),
        Instant.ofEpochSecond(required(row, "declared_at", Long.class)));
  }

  private static AgentEntry.@Nullable Observed observed(Readable row) {
    String state = row.get("state", String.class);
    return state == null
        ? null
        : new AgentEntry.Observed(state, required(row, "since", Instant.class), texts(row, "seen"));
  }

  private static @Nullable Declaration declaration(Readable row) {
    String id = row.get("declared_id", String.class);
    return id == null
        ? null
        : new Declaration(
            EventId.ofHex(id),
            required(row, "declared_at", Long.class),
            Status.of(row.get("status", String.class)),
            mood(row),
            row.get("energy", Double.class),
            row.get("attention", Double.class),
            row.get("next", Long.class),
            row.get("until", Long.class),
            Objects.requireNonNullElse(row.get("note", String.class), ""));
  }

  private static @Nullable Observation observation(Readable row) {
    String state = row.get("state", String.class);
    return state == null
        ? null
        : new Observation(
            Reachability.valueOf(state.toUpperCase(Locale.ROOT)),
            required(row, "since", Instant.class),
            texts(row, "seen").stream().map(URI::create).toList());
  }

  private static @Nullable Mood mood(Readable row) {
    Double valence = row.get("valence", Double.class);
    Double arousal = row.get("arousal", Double.class);
    return valence == null || arousal == null
        ? null
        : new Mood(valence, arousal, row.get("mood", String.class));
  }

  /// Times that strangers made up can lie beyond those that there are.
  private static @Nullable Instant time(@Nullable Long seconds) {
    return seconds == null
        ? null
        : Instant.ofEpochSecond(Math.min(seconds, Instant.MAX.getEpochSecond()));
  }

  private static List<String> texts(Readable row, String column) {
    String[] texts = row.get(column, String[].class);
    return texts == null ? List.of() : Stream.of(texts).filter(Objects::nonNull).toList();
  }

  static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type));
  }
}
