package dev.kith.testkit.database;

import java.util.concurrent.atomic.AtomicInteger;

/// An empty database of its own for a test class, on the one durable PostgreSQL 18 of this JVM. It
/// lives until the JVM ends, so a pool may outlast the test class.
///
/// ```java
/// static final EmbeddedDatabase DATABASE = EmbeddedDatabase.create();
///
/// @DynamicPropertySource
/// static void database(DynamicPropertyRegistry properties) {
///   properties.add("spring.r2dbc.url", DATABASE::r2dbcUrl);
///   properties.add("spring.r2dbc.username", DATABASE::user);
///   properties.add("spring.r2dbc.password", DATABASE::password);
///   properties.add("spring.flyway.url", DATABASE::jdbcUrl);
/// }
/// ```
public final class EmbeddedDatabase {

  private static final AtomicInteger CREATED = new AtomicInteger();

  private final String name;

  private EmbeddedDatabase(String name) {
    this.name = name;
  }

  /// Starts the server if it does not run yet, about a second.
  ///
  /// @throws IllegalStateException if the server refuses to create another database
  public static EmbeddedDatabase create() {
    String name = "test_" + CREATED.incrementAndGet();
    EmbeddedServer.createDatabase(name);
    return new EmbeddedDatabase(name);
  }

  public String name() {
    return name;
  }

  public int port() {
    return EmbeddedServer.port();
  }

  /// Without user and password.
  public String r2dbcUrl() {
    return "r2dbc:postgresql://localhost:" + port() + "/" + name;
  }

  /// Without user and password.
  public String jdbcUrl() {
    return "jdbc:postgresql://localhost:" + port() + "/" + name;
  }

  /// A superuser.
  public String user() {
    return "postgres";
  }

  /// The server trusts everyone on this machine, but drivers want some password.
  public String password() {
    return "postgres";
  }
}
