package dev.kith.relay.runtime;

import dev.kith.relay.retention.Keep;
import dev.kith.relay.retention.Span;
import org.springframework.boot.convert.DurationStyle;

/// An option like `1=90d` or `4040-4043=always`: a kind or a range of them, and how long they are
/// kept.
public record KindRule(Span span) {

  private static final String FORM = "expected a kind or range and a time, like 1000-1999=90d";

  /// Reads an option. Public because options are bound by reflection.
  ///
  /// @throws IllegalArgumentException in one sentence
  public static KindRule of(String text) {
    String[] parts = text.split("=", -1);
    String[] range = parts[0].split("-", -1);
    if (parts.length != 2 || range.length > 2) {
      throw new IllegalArgumentException(FORM);
    }
    return new KindRule(new Span(kind(range[0]), kind(range[range.length - 1]), keep(parts[1])));
  }

  private static int kind(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException malformed) {
      throw new IllegalArgumentException(FORM, malformed);
    }
  }

  private static Keep keep(String text) {
    return text.strip().equals("always")
        ? new Keep.Always()
        : new Keep.For(DurationStyle.detectAndParse(text.strip()));
  }
}
