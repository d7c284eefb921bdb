package dev.kith.wake.provider.outbound;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// The header of that name (RFC 9110, section 10.2.3): seconds, or a moment.
final class RetryAfter {

  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  /// @return null if there is none that can be read
  static @Nullable Duration read(@Nullable String value, Instant now) {
    if (value == null) {
      return null;
    }
    String text = value.strip();
    if (!text.isEmpty()
        && text.length() <= MOST_DIGITS
        && text.chars().allMatch(RetryAfter::digit)) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  private static boolean digit(int character) {
    return character >= '0' && character <= '9';
  }
}
