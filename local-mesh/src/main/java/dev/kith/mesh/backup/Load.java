package dev.kith.mesh.backup;

import dev.kith.mesh.failure.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Puts a backup into an empty database: brings its schemas to where those of the backup were, then
/// fills their tables. The services bring them further when they start.
public final class Load {

  private final Archived backup;
  private final DataSource database;

  private Load(Archived backup, DataSource database) {
    this.backup = backup;
    this.database = database;
  }

  /// @param database as the owner of the whole of it
  /// @throws StartFailure if the backup is of a newer version than this one, or is not whole
  public static void into(DataSource database, Archived backup)
      throws StartFailure, IOException, SQLException {
    Load load = new Load(backup, database);
    load.migrate();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      load.fill(connection);
      connection.commit();
      connection.setAutoCommit(true);
      execute(connection, "analyze");
    }
  }

  private void migrate() throws StartFailure {
    for (Map.Entry<String, String> schema : backup.versions().entrySet()) {
      Flyway flyway =
          Flyway.configure()
              .dataSource(database)
              .schemas(schema.getKey())
              .locations("classpath:db/" + schema.getKey())
              // The question mark: not to fail if there is none, which is said better below.
              .target(schema.getValue() + "?")
              .load();
      flyway.migrate();
      MigrationInfo reached = flyway.info().current();
      if (reached == null
          || !MigrationVersion.fromVersion(schema.getValue()).equals(reached.getVersion())) {
        throw newer(schema.getKey(), schema.getValue());
      }
    }
  }

  private static StartFailure newer(String schema, String version) {
    return new StartFailure(
        "The backup has version %s of %s, which this version of Kith does not know: restore it with"
                .formatted(version, schema)
            + " the version that made it, or a newer one");
  }

  /// What migrations have filled in gives way; what they have set up to watch changes does not see
  /// these.
  private void fill(Connection connection) throws StartFailure, IOException, SQLException {
    Catalogue catalogue = new Catalogue(connection);
    List<Table> tables = new ArrayList<>();
    for (String schema : backup.versions().keySet()) {
      tables.addAll(catalogue.tables(schema));
    }
    execute(connection, "truncate " + Table.list(tables));
    CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
    for (Table table : tables) {
      execute(connection, "alter table %s disable trigger user".formatted(table.sql()));
      try (InputStream rows = backup.rows(table)) {
        copies.copyIn(
            "copy %s from stdin (format text, header match)".formatted(table.sql()), rows);
      }
      execute(connection, "alter table %s enable trigger user".formatted(table.sql()));
    }
    for (String schema : backup.versions().keySet()) {
      for (String sequence : catalogue.sequences(schema)) {
        String[] position = backup.position(schema, sequence).split(" ", 2);
        execute(
            connection,
            "select setval('\"%s\".\"%s\"', %d, %b)"
                .formatted(
                    schema,
                    sequence,
                    Long.parseLong(position[0]),
                    Boolean.parseBoolean(position[1])));
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
