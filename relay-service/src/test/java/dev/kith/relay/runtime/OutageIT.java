package dev.kith.relay.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What the log says while the database is away: that, and when it is back.
@ExtendWith(OutputCaptureExtension.class)
class OutageIT {

  private final Author author = Author.fresh();

  @Test
  void anOutageIsSaidOnceAndSoIsItsEnd(CapturedOutput output) throws Exception {
    try (RunningRelay relay = RunningRelay.start();
        Client client = Client.connect(relay.url())) {
      client.accept(author.note("before"));
      String name = relay.database().name();
      administer(
          relay,
          "alter database " + name + " allow_connections false",
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
      for (int i = 0; i < 5; i++) {
        assertThat(client.publish(author.note("lost " + i)).accepted()).isFalse();
      }
      administer(relay, "alter database " + name + " allow_connections true");
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> client.publish(author.note("after")).accepted());
    }
    assertThat(lines(output, "events cannot be stored")).hasSize(1);
    assertThat(lines(output, "events are stored again")).hasSize(1);
    assertThat(lines(output, "\tat ")).isEmpty();
  }

  private static List<String> lines(CapturedOutput output, String text) {
    return output.getAll().lines().filter(line -> line.contains(text)).toList();
  }

  private static void administer(RunningRelay relay, String... statements) throws SQLException {
    String url = relay.database().jdbcUrl().replaceFirst("[^/]*$", "postgres");
    try (Connection connection =
            DriverManager.getConnection(url, relay.database().user(), relay.database().password());
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }
}
