package dev.kith.bench.process;

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
  /// @param main starts the relay
  /// @param options other than the defaults
  static List<String> relay(
      Class<?> main, int port, String database, String user, String password, String... options) {
    List<String> all = new ArrayList<>();
    all.add("--kith.relay.budgets.key.events=0");
    all.add("--kith.relay.budgets.key.requests=0");
    all.addAll(List.of(options));
    return service(main, port, database, user, password, all);
  }

  /// One of Kith's services.
  ///
  /// @param database as in `postgresql://host:port/name`
  /// @param main starts it
  /// @param options other than the defaults
  static List<String> service(
      Class<?> main,
      int port,
      String database,
      String user,
      String password,
      List<String> options) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--server.port=" + port);
    arguments.add("--spring.r2dbc.url=r2dbc:" + database);
    arguments.add("--spring.r2dbc.username=" + user);
    arguments.add("--spring.r2dbc.password=" + password);
    arguments.add("--spring.flyway.url=jdbc:" + database);
    arguments.add("--spring.flyway.user=" + user);
    arguments.add("--spring.flyway.password=" + password);
    arguments.addAll(options);
    return of(main, List.of(), arguments);
  }
}
