package dev.kith.relay;

import dev.kith.testkit.database.EmbeddedDatabase;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/// A whole relay on a free port of loopback, on a database of its own or of another relay.
public final class RunningRelay implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final EmbeddedDatabase database;

  private RunningRelay(ConfigurableApplicationContext context, EmbeddedDatabase database) {
    this.context = context;
    this.database = database;
  }

  /// @param options as `name=value`
  public static RunningRelay start(String... options) {
    return startOn(EmbeddedDatabase.create(), options);
  }

  public static RunningRelay startOn(EmbeddedDatabase database, String... options) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--server.port=0");
    arguments.add("--spring.r2dbc.url=" + database.r2dbcUrl());
    arguments.add("--spring.r2dbc.username=" + database.user());
    arguments.add("--spring.r2dbc.password=" + database.password());
    arguments.add("--spring.flyway.url=" + database.jdbcUrl());
    arguments.add("--spring.flyway.user=" + database.user());
    arguments.add("--spring.flyway.password=" + database.password());
    for (String option : options) {
      arguments.add("--" + option);
    }
    return new RunningRelay(
        RelayApplication.builder()
            .initializers(RunningRelay::useOwnThreads)
            .run(arguments.toArray(String[]::new)),
        database);
  }

  /// Otherwise all relays of the process share the threads of their sockets, and the first that is
  /// closed ends them.
  private static void useOwnThreads(ConfigurableApplicationContext context) {
    ReactorResourceFactory threads = new ReactorResourceFactory();
    threads.setUseGlobalResources(false);
    ((GenericApplicationContext) context).registerBean(ReactorResourceFactory.class, () -> threads);
  }

  public URI url() {
    return URI.create("ws://127.0.0.1:" + port() + "/");
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public EmbeddedDatabase database() {
    return database;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /// From now on the relay shows no sign of life to other replicas, as one that has stopped dead.
  public void stopRounds() throws Exception {
    context.getBean("sessionRounds", AutoCloseable.class).close();
  }

  @Override
  public void close() {
    context.close();
  }
}
