package dev.kith.bench.process;

import dev.kith.relay.RelayApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What starts a program of the class path in a JVM of its own.
final class JavaCommand {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private JavaCommand() {}

  static List<String> of(Class<?> main, List<String> flags, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(JAVA);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(flags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    return command;
  }

  /// Kith's relay as it is by default. Only the budgets of keys are off: the load comes from a few
  /// of them.
  ///
  /// @param database as in `postgresql://host:port/name`
  static List<String> relay(int port, String database, String user, String password) {
    return relay(RelayApplication.class, port, database, user, password);
  }

  /// @param main starts the relay
  static List<String> relay(
      Class<?> main, int port, String database, String user, String password) {
    return of(
        main,
        List.of(),
        List.of(
            "--server.port=" + port,
            "--kith.relay.budgets.key.events=0",
            "--kith.relay.budgets.key.requests=0",
            "--spring.r2dbc.url=r2dbc:" + database,
            "--spring.r2dbc.username=" + user,
            "--spring.r2dbc.password=" + password,
            "--spring.flyway.url=jdbc:" + database,
            "--spring.flyway.user=" + user,
            "--spring.flyway.password=" + password));
  }
}
