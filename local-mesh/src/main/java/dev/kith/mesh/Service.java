package dev.kith.mesh;

import dev.kith.mesh.postgres.Database;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// One service of the mesh: an ordinary Spring Boot application that gets a context of its own here
/// and knows nothing of its neighbours in the same process.
///
/// @param name one word, lowercase
/// @param scheme of the URL under which it is reached
/// @param application makes the application, with the name of its own configuration file
/// @param portOffset how far its port is above the base
/// @param options what it has to know of its neighbours, as `--name=value`
/// @param onLan what it has to know if a local network reaches it at that authority; null of one
///   that is for this machine alone
record Service(
    String name,
    String scheme,
    Supplier<SpringApplicationBuilder> application,
    int portOffset,
    Function<Neighbours, List<String>> options,
    @Nullable Function<String, List<String>> onLan) {

  /// Starts the service and returns once it takes connections.
  ///
  /// @param mesh closing it closes the service
  /// @param neighbours what has been started before it
  /// @return where the service is reached
  URI start(
      ConfigurableApplicationContext mesh,
      Database database,
      Neighbours neighbours,
      Place place,
      Owner owner) {
    String user = Database.NAME;
    String password = database.password().value();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.address=" + place.address().getHostAddress(),
                "--server.port=" + place.port(),
                "--spring.r2dbc.url=" + database.r2dbcUrl(),
                "--spring.r2dbc.username=" + user,
                "--spring.r2dbc.password=" + password,
                "--spring.flyway.url=" + database.jdbcUrl(),
                "--spring.flyway.user=" + user,
                "--spring.flyway.password=" + password));
    arguments.addAll(options.apply(neighbours));
    if (onLan != null && !place.address().isLoopbackAddress()) {
      // Signed requests are for that URL alone, and a relay that others reach needs an owner.
      arguments.add("--kith.http.public-url=http://" + place.authority());
      arguments.add("--kith.access.owners=" + owner.key().hex());
      arguments.addAll(onLan.apply(place.authority()));
    }
    ConfigurableApplicationContext context =
        application.get().parent(mesh).run(arguments.toArray(String[]::new));
    String actualPort = context.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("%s://%s:%s".formatted(scheme, place.host(), actualPort));
  }
}
