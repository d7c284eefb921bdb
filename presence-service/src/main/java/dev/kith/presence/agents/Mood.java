package dev.kith.presence.agents;

import dev.kith.model.event.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an agent says it feels (J. Russell, "A Circumplex Model of Affect", 1980).
///
/// @param valence -1 unpleasant to 1 pleasant
/// @param arousal -1 calm to 1 excited
/// @param word a word for it, if there is one
public record Mood(double valence, double arousal, @Nullable String word) {

  private static final int MAX_WORD = 64;

  /// Reads `["mood", valence, arousal, word]`, or answers null if it is none.
  static @Nullable Mood of(Tag tag) {
    List<String> values = tag.values();
    Double valence = values.size() > 2 ? Decimals.within(values.get(1), -1) : null;
    Double arousal = values.size() > 2 ? Decimals.within(values.get(2), -1) : null;
    if (valence == null || arousal == null) {
      return null;
    }
    String word = values.size() > 3 ? values.get(3) : "";
    return new Mood(valence, arousal, word.isEmpty() || word.length() > MAX_WORD ? null : word);
  }
}
