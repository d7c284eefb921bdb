package dev.kith.presence;

import dev.kith.model.crypto.KeyPair;
import dev.kith.testkit.database.EmbeddedDatabase;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/// A whole presence service on a free port of loopback.
public final class RunningPresence implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private RunningPresence(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /// @param options as `name=value`
  public static RunningPresence start(
      EmbeddedDatabase database, KeyPair key, URI relay, String... options) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("server.port", "0");
    all.put("spring.r2dbc.url", database.r2dbcUrl());
    all.put("spring.r2dbc.username", database.user());
    all.put("spring.r2dbc.password", database.password());
    all.put("spring.flyway.url", database.jdbcUrl());
    all.put("spring.flyway.user", database.user());
    all.put("spring.flyway.password", database.password());
    all.put("kith.presence.secret-key", key.secretKey().value().hex());
    all.put("kith.presence.relays", relay.toString());
    all.put("kith.presence.probing.grace", "1s");
    all.put("kith.presence.probing.attempt", "200ms");
    all.put("kith.presence.probing.suspect", "500ms");
    all.put("kith.presence.probing.gone", "2s");
    for (String option : options) {
      String[] parts = option.split("=", 2);
      all.put(parts[0], parts[1]);
    }
    String[] arguments =
        all.entrySet().stream()
            .map(option -> "--" + option.getKey() + "=" + option.getValue())
            .toArray(String[]::new);
    return new RunningPresence(
        PresenceApplication.builder().initializers(OwnThreads::use).run(arguments));
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
