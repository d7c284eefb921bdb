package dev.kith.servicekit.boot;

import dev.kith.servicekit.startup.StartRefused;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits until a schema is as new as this version of its service needs it, or newer.
final class SchemaAwaiting {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaAwaiting.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private SchemaAwaiting() {}

  /// @throws StartRefused if nobody brings the schema up to date
  static void await(Flyway flyway) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String lacking = lacking(flyway);
    while (!lacking.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new StartRefused(
            "The schema is not up to date after %d min: %s. The word migrate brings it there."
                .formatted(PATIENCE.toMinutes(), lacking));
      }
      LOG.info("waiting for the schema: {}", lacking);
      pause();
      lacking = lacking(flyway);
    }
  }

  /// What is missing, or nothing.
  private static String lacking(Flyway flyway) {
    try {
      int pending = flyway.info().pending().length;
      return pending == 0 ? "" : pending + " migrations are missing";
    } catch (FlywayException unreachable) {
      return String.valueOf(unreachable.getMessage()).lines().findFirst().orElse("no database");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StartRefused("Waiting for the schema was interrupted.");
    }
  }
}
