package dev.kith.mesh.backup;

import java.util.List;

/// A table of a service.
///
/// @param schema also the name of the service
record Table(String schema, String name) {

  /// Where its rows are in a backup: PostgreSQL's text format with the names of the columns.
  String entry() {
    return "%s/%s.copy".formatted(schema, name);
  }

  String sql() {
    return "\"%s\".\"%s\"".formatted(schema, name);
  }

  /// The form in which statements take several.
  static String list(List<Table> tables) {
    return String.join(", ", tables.stream().map(Table::sql).toList());
  }
}
