package dev.kith.relay.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kith.relay.RunningRelay;
import dev.kith.servicekit.boot.SchemaCommand;
import dev.kith.testkit.database.EmbeddedDatabase;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// The words by which a schema is brought up to date before any replica starts.
@ExtendWith(OutputCaptureExtension.class)
class SchemaCommandTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// Not one of the common pool, which has few and is needed by others while this one waits.
  private static final Executor THREAD = task -> Thread.ofPlatform().daemon().start(task);

  private final EmbeddedDatabase database = EmbeddedDatabase.create();

  /// The other starts once the first waits: two services in one process would set up its log at the
  /// same time.
  @Test
  void whoAwaitsTheSchemaGoesOnWhenAnotherHasMigratedIt(CapturedOutput output) {
    CompletableFuture<Void> awaited = CompletableFuture.runAsync(() -> run("await-schema"), THREAD);
    await().atMost(PATIENCE).until(() -> output.getOut().contains("waiting for the schema"));
    run("migrate");

    assertThat(awaited).succeedsWithin(PATIENCE);
    try (RunningRelay relay = RunningRelay.startOn(database, "spring.flyway.enabled=false")) {
      assertThat(relay.port()).isPositive();
    }
  }

  @Test
  void anotherWordIsRefused() {
    assertThatThrownBy(() -> run("destroy"))
        .hasStackTraceContaining("There is no word \"destroy\"");
  }

  /// The options are not words.
  @Test
  void withoutAWordTheServiceIsToRun() {
    assertThat(SchemaCommand.run("relay-service", "--server.port=0")).isFalse();
  }

  private void run(String word) {
    assertThat(
            SchemaCommand.run(
                "relay-service",
                word,
                "--spring.flyway.url=" + database.jdbcUrl(),
                "--spring.flyway.user=" + database.user(),
                "--spring.flyway.password=" + database.password()))
        .isTrue();
  }
}
