package dev.kith.wake;

import dev.kith.model.crypto.KeyPair;
import dev.kith.testkit.database.EmbeddedDatabase;
import dev.kith.wake.runtime.Providers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// A whole wake service on a free port of loopback, which may call this machine.
public final class RunningWake implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private RunningWake(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /// @param options as `name=value`
  public static RunningWake start(
      EmbeddedDatabase database, KeyPair key, int relayPort, String... options) {
    return start(WakeApplication.builder(), database, key, relayPort, options);
  }

  /// With these push services in the place of those that are configured.
  public static RunningWake startWith(
      Providers providers, EmbeddedDatabase database, KeyPair key, int relayPort) {
    return start(
        WakeApplication.builder().initializers(context -> use(providers, context)),
        database,
        key,
        relayPort);
  }

  private static RunningWake start(
      SpringApplicationBuilder application,
      EmbeddedDatabase database,
      KeyPair key,
      int relayPort,
      String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.r2dbc.url=" + database.r2dbcUrl(),
                "--spring.r2dbc.username=" + database.user(),
                "--spring.r2dbc.password=" + database.password(),
                "--spring.flyway.url=" + database.jdbcUrl(),
                "--spring.flyway.user=" + database.user(),
                "--spring.flyway.password=" + database.password(),
                "--kith.wake.relay=ws://127.0.0.1:" + relayPort,
                "--kith.wake.secret-key=" + key.secretKey().value().hex(),
                "--kith.wake.sealing.keys.1=" + Base64.getEncoder().encodeToString(new byte[32]),
                "--kith.wake.webhooks.loopback=true"));
    for (String option : options) {
      arguments.add("--" + option);
    }
    return new RunningWake(
        application.initializers(OwnThreads::use).run(arguments.toArray(String[]::new)));
  }

  private static void use(Providers providers, ConfigurableApplicationContext context) {
    ((GenericApplicationContext) context)
        .registerBean(
            "mocks", Providers.class, () -> providers, definition -> definition.setPrimary(true));
  }

  public String url(String path) {
    return "http://127.0.0.1:"
        + context.getEnvironment().getRequiredProperty("local.server.port", Integer.class)
        + path;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
