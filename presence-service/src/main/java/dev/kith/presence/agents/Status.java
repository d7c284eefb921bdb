package dev.kith.presence.agents;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an agent says it is doing.
public enum Status {
  AVAILABLE,
  BUSY,
  BLOCKED,
  WAITING,
  AWAY,
  ASLEEP;

  /// The word on the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The status of that word, or null if there is none.
  public static @Nullable Status of(@Nullable String word) {
    for (Status status : values()) {
      if (status.word().equals(word)) {
        return status;
      }
    }
    return null;
  }
}
