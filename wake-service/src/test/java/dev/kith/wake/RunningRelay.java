package dev.kith.wake;

import dev.kith.model.crypto.KeyPair;
import dev.kith.relay.RelayApplication;
import dev.kith.testkit.database.EmbeddedDatabase;
import org.springframework.context.ConfigurableApplicationContext;

/// A real relay that trusts the wake service of the tests.
public final class RunningRelay implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private RunningRelay(ConfigurableApplicationContext context) {
    this.context = context;
  }

  public static RunningRelay start(EmbeddedDatabase database, KeyPair service) {
    return new RunningRelay(
        RelayApplication.builder()
            .initializers(OwnThreads::use)
            .run(
                "--server.port=0",
                "--spring.r2dbc.url=" + database.r2dbcUrl(),
                "--spring.r2dbc.username=" + database.user(),
                "--spring.r2dbc.password=" + database.password(),
                "--spring.flyway.url=" + database.jdbcUrl(),
                "--spring.flyway.user=" + database.user(),
                "--spring.flyway.password=" + database.password(),
                "--kith.relay.services=" + service.publicKey().hex()));
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  @Override
  public void close() {
    context.close();
  }
}
