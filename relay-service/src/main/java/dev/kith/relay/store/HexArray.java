package dev.kith.relay.store;

import java.util.Collection;

/// Binary values as parameters: bound as hex text and decoded by PostgreSQL, because the driver
/// leaks memory when it encodes an array of binary values itself (and is slower at it).
final class HexArray {

  private HexArray() {}

  /// An SQL expression of type `bytea[]`. As an uncorrelated subquery it is evaluated once.
  ///
  /// @param values whose text is hex
  static String bytes(Sql sql, Collection<?> values) {
    return "array(select decode(x, 'hex') from unnest(" + sql.marker(text(values)) + "::text[]) x)";
  }

  static String[] text(Collection<?> values) {
    return values.stream().map(Object::toString).toArray(String[]::new);
  }
}
