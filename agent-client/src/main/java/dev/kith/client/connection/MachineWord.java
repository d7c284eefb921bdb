package dev.kith.client.connection;

import dev.kith.model.message.Reason.Prefix;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the word before the colon that NIP-01 means for machines.
final class MachineWord {

  private MachineWord() {}

  /// The word that a text of OK or CLOSED starts with, or null if it is none that is known.
  static @Nullable Prefix of(String text) {
    String[] parts = text.split(":", 3);
    Prefix first = parts.length > 1 ? named(parts[0]) : null;
    // strfry puts "ERROR: " before the word itself.
    Prefix second = first == Prefix.ERROR && parts.length > 2 ? named(parts[1]) : null;
    return second == null ? first : second;
  }

  private static @Nullable Prefix named(String part) {
    String word = part.strip().toLowerCase(Locale.ROOT);
    for (Prefix prefix : Prefix.values()) {
      if (prefix.word().equals(word)) {
        return prefix;
      }
    }
    return null;
  }
}
