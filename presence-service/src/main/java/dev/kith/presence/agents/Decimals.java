package dev.kith.presence.agents;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers that strangers wrote into tags.
final class Decimals {

  private static final Pattern DECIMAL = Pattern.compile("-?[01](\\.[0-9]{1,9})?");

  private Decimals() {}

  /// The number, or null if it is none from the least to 1.
  static @Nullable Double within(@Nullable String text, double least) {
    if (text == null || !DECIMAL.matcher(text).matches()) {
      return null;
    }
    double number = Double.parseDouble(text);
    return number < least || number > 1 ? null : number;
  }

  /// Seconds since 1970, or null if it is no such number.
  static @Nullable Long time(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,11}") ? Long.valueOf(text) : null;
  }
}
