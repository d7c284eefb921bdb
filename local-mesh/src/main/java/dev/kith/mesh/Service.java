package dev.kith.mesh;

import dev.kith.mesh.postgres.Database;
import java.net.URI;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// One service of the mesh: an ordinary Spring Boot application that gets a context of its own here
/// and knows nothing of its neighbours in the same process.
///
/// @param name one word, lowercase
/// @param scheme of the URL under which it is reached
/// @param application makes the application, with the name of its own configuration file
/// @param portOffset how far its port is above the base
record Service(
    String name, String scheme, Supplier<SpringApplicationBuilder> application, int portOffset) {

  /// Starts the service and returns once it takes connections.
  ///
  /// @param mesh closing it closes the service
  /// @param port 0 for a free one
  /// @return where the service is reached
  URI start(ConfigurableApplicationContext mesh, Database database, int port) {
    String user = Database.NAME;
    String password = database.password().value();
    ConfigurableApplicationContext context =
        application
            .get()
            .parent(mesh)
            .run(
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                // Nothing follows what the graceful shutdown has waited for.
                "--spring.reactor.netty.shutdown-quiet-period=0s",
                "--spring.r2dbc.url=" + database.r2dbcUrl(),
                "--spring.r2dbc.username=" + user,
                "--spring.r2dbc.password=" + password,
                "--spring.flyway.url=" + database.jdbcUrl(),
                "--spring.flyway.user=" + user,
                "--spring.flyway.password=" + password);
    String actualPort = context.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("%s://127.0.0.1:%s".formatted(scheme, actualPort));
  }
}
