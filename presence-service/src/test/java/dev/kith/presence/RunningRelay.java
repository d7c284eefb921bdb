package dev.kith.presence;

import dev.kith.model.crypto.KeyPair;
import dev.kith.relay.RelayApplication;
import dev.kith.testkit.database.EmbeddedDatabase;
import java.net.URI;
import org.springframework.context.ConfigurableApplicationContext;

/// A real relay that trusts the presence service of the tests.
public final class RunningRelay implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private RunningRelay(ConfigurableApplicationContext context) {
    this.context = context;
  }

  public static RunningRelay trusting(KeyPair presence) {
    return start(EmbeddedDatabase.create(), 0, presence);
  }

  /// @param port 0 for a free one
  public static RunningRelay start(EmbeddedDatabase database, int port, KeyPair presence) {
    return new RunningRelay(
        RelayApplication.builder()
            .initializers(OwnThreads::use)
            .run(
                "--server.port=" + port,
                "--spring.r2dbc.url=" + database.r2dbcUrl(),
                "--spring.r2dbc.username=" + database.user(),
                "--spring.r2dbc.password=" + database.password(),
                "--spring.flyway.url=" + database.jdbcUrl(),
                "--spring.flyway.user=" + database.user(),
                "--spring.flyway.password=" + database.password(),
                "--kith.relay.services=" + presence.publicKey().hex()));
  }

  public URI url() {
    return URI.create("ws://127.0.0.1:" + port());
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
