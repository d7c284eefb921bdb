package dev.kith.mesh.postgres;

/// How a service reaches the mesh's database. Every service has the same one and keeps to a schema
/// of its own.
///
/// @param port TCP port on 127.0.0.1
public record Database(int port, Password password) {

  /// Both the database and the one role that may log in to it and that owns it.
  public static final String NAME = "kith";

  public static final String HOST = "127.0.0.1";

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
