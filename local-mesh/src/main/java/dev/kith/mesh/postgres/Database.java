package dev.kith.mesh.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// How a service reaches the mesh's database. Every service has the same one and keeps to a schema
/// of its own.
///
/// @param port TCP port on 127.0.0.1
public record Database(int port, Password password) {

  /// Both the database and the one role that may log in to it and that owns it.
  public static final String NAME = "kith";

  public static final String HOST = "127.0.0.1";

  /// The database of the server that runs on a cluster now.
  public static Optional<Database> running(Path cluster, Password password) throws IOException {
    return PidFile.of(cluster)
        .filter(file -> file.ready() && file.server().isPresent())
        .map(file -> new Database(file.port(), password));
  }

  /// Connections of one's own, as the role that owns everything.
  public DataSource connections() {
    return new DriverManagerDataSource(jdbcUrl(), NAME, password.value());
  }

  public String jdbcUrl() {
    return "jdbc:" + url();
  }

  public String r2dbcUrl() {
    return "r2dbc:" + url();
  }

  /// Without the password, so that it may be shown.
  public String url() {
    return "postgresql://%s:%d/%s".formatted(HOST, port, NAME);
  }
}
