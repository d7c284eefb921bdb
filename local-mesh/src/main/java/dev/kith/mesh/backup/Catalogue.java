package dev.kith.mesh.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What there is in a database: each schema that Flyway keeps, its tables and sequences. What
/// Flyway notes of itself is not part of it.
record Catalogue(Connection connection) {

  private static final String HISTORY = "flyway_schema_history";

  List<String> schemas() throws SQLException {
    return list(
        """
        select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relname = ? order by 1
        """,
        HISTORY);
  }

  /// The number of the last migration.
  String version(String schema) throws SQLException {
    return list("""
    select version from "%s"."%s" where success and version is not null
    order by installed_rank desc limit 1
    """
            .formatted(schema, HISTORY))
        .getFirst();
  }

  /// The tables of a schema, each after those that it refers to.
  List<Table> tables(String schema) throws SQLException {
    List<String> waiting = new ArrayList<>(relations(schema, "r"));
    waiting.remove(HISTORY);
    List<String> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      List<String> next = new ArrayList<>();
      for (String table : waiting) {
        if (references(schema, table).stream().noneMatch(waiting::contains)) {
          next.add(table);
        }
      }
      if (next.isEmpty()) {
        throw new SQLException("tables refer to each other in a ring: " + waiting);
      }
      ordered.addAll(next);
      waiting.removeAll(next);
    }
    return ordered.stream().map(name -> new Table(schema, name)).toList();
  }

  List<String> sequences(String schema) throws SQLException {
    return relations(schema, "S");
  }

  private List<String> relations(String schema, String kind) throws SQLException {
    return list(
        """
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = ? and c.relkind = ?::"char" order by 1
        """,
        schema,
        kind);
  }

  /// The other tables that one refers to.
  private List<String> references(String schema, String table) throws SQLException {
    return list(
        """
        select distinct o.relname from pg_constraint k
        join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_class o on o.oid = k.confrelid
        where k.contype = 'f' and k.conrelid <> k.confrelid and n.nspname = ? and c.relname = ?
        """,
        schema,
        table);
  }

  private List<String> list(String query, String... parameters) throws SQLException {
    List<String> values = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          values.add(rows.getString(1));
        }
      }
    }
    return values;
  }
}
