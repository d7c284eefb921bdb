package dev.kith.mesh.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// One moment of a database, as a zip file of tables. The database may be in full use: all tables
/// are read in one snapshot, which holds nobody up.
public final class Dump {

  private final Connection connection;
  private final ZipOutputStream zip;

  private Dump(Connection connection, ZipOutputStream zip) {
    this.connection = connection;
    this.zip = zip;
  }

  /// Writes what the database holds and, beside it, some texts.
  ///
  /// @param connection for this alone; as the owner of all tables
  /// @param secrets by the names of their files
  public static void write(Connection connection, Map<String, String> secrets, OutputStream out)
      throws SQLException, IOException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_SPEED);
      new Dump(connection, zip).write(secrets);
    }
    connection.rollback();
  }

  private void write(Map<String, String> secrets) throws SQLException, IOException {
    Catalogue catalogue = new Catalogue(connection);
    List<String> schemas = catalogue.schemas();
    Map<String, String> versions = new TreeMap<>();
    for (String schema : schemas) {
      versions.put(schema, catalogue.version(schema));
    }
    begin(Manifest.ENTRY);
    new Manifest(versions).write(zip);
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      begin(Archived.SECRETS + secret.getKey());
      zip.write(secret.getValue().getBytes(StandardCharsets.UTF_8));
    }
    CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
    for (String schema : schemas) {
      for (Table table : catalogue.tables(schema)) {
        begin(table.entry());
        copies.copyOut("copy %s to stdout (format text, header)".formatted(table.sql()), zip);
      }
    }
    // No snapshot holds these. Read last, they are behind nothing that the tables refer to.
    for (String schema : schemas) {
      for (String sequence : catalogue.sequences(schema)) {
        begin(Archived.sequence(schema, sequence));
        zip.write(position(schema, sequence).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /// Zip files keep no end of an entry open: the next one closes it.
  private void begin(String entry) throws IOException {
    zip.putNextEntry(new ZipEntry(entry));
  }

  /// The two arguments after the name that setval takes.
  private String position(String schema, String sequence) throws SQLException {
    String query = "select last_value, is_called from \"%s\".\"%s\"".formatted(schema, sequence);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      if (!row.next()) {
        throw new SQLException("the sequence %s.%s is empty".formatted(schema, sequence));
      }
      return row.getLong(1) + " " + row.getBoolean(2);
    }
  }
}
