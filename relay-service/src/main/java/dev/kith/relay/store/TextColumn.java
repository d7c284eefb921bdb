package dev.kith.relay.store;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A column of many rows as one text, which PostgreSQL takes apart: the driver writes an array of
/// texts character by character, with an escape before every quotation mark of an event.
final class TextColumn {

  /// What JSON has only as an escape (RFC 8259, section 7), and hex digits and arrays not at all.
  private static final String SEPARATOR = Character.toString(1);

  private TextColumn() {}

  /// An SQL expression of type `text[]`, with null for an empty text.
  static String array(String marker) {
    return "string_to_array(" + marker + ", chr(1), '')";
  }

  static <R> String of(Collection<R> rows, Function<R, String> text) {
    return rows.stream().map(text).collect(Collectors.joining(SEPARATOR));
  }
}
