package dev.kith.mesh.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.mesh.failure.StartFailure;
import dev.kith.testkit.database.EmbeddedDatabase;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A backup is restored by its own version or a newer one.
class SchemaVersionsTest {

  /// The first that has sessions; there was a relay alone then.
  private static final String THEN = "4";

  @TempDir private Path directory;

  private final DataSource before = emptyDatabase();
  private final DataSource after = emptyDatabase();

  @BeforeEach
  void makeAnOldRelay() {
    relay(before, THEN).migrate();
    JdbcTemplate tables = new JdbcTemplate(before);
    tables.update(
        """
        insert into relay.event (position, id, pubkey, created_at, kind, audience, tags, json)
        values (1, '\\x01', '\\x02', 1700000000, 4040, 0, '{}', '{"content":"kept"}')
        """);
    tables.update("update relay.log set head = 7");
    tables.update(
        """
        insert into relay.session
          (owner, name, filters, receive_max, expiry, will_delay, cursor, delivered, attachment)
        values ('\\x02', 'inbox', '[]', 64, 86400, 0, 5, 6, 1)
        """);
  }

  @Test
  void whatAnOlderVersionHasSavedIsBroughtUpToDateAfterItIsRestored() throws Exception {
    restore();
    assertThat(version()).isEqualTo(THEN);
    relay(after, "latest").migrate();

    assertThat(version()).isNotEqualTo(THEN);
    JdbcTemplate tables = new JdbcTemplate(after);
    assertThat(tables.queryForList("select json from relay.event", String.class))
        .containsExactly("{\"content\":\"kept\"}");
    assertThat(tables.queryForList("select head from relay.log", Long.class))
        .isEqualTo(List.of(7L));
    assertThat(tables.queryForMap("select name, cursor from relay.session"))
        .isEqualTo(Map.of("name", "inbox", "cursor", 5L));
  }

  @Test
  void whatANewerVersionHasSavedIsRefusedInOneSentence() {
    new JdbcTemplate(before)
        .update("update relay.flyway_schema_history set version = '999' where version = ?", THEN);

    assertThatThrownBy(this::restore)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("version 999 of relay");
  }

  private void restore() throws Exception {
    Path file = directory.resolve("kith.backup");
    try (Connection connection = before.getConnection();
        OutputStream out = Files.newOutputStream(file)) {
      Dump.write(connection, Map.of(), out);
    }
    try (Archived backup = Archived.open(file)) {
      Load.into(after, backup);
    }
  }

  private String version() {
    return String.valueOf(relay(after, "latest").info().current().getVersion());
  }

  private static Flyway relay(DataSource database, String target) {
    return Flyway.configure()
        .dataSource(database)
        .schemas("relay")
        .locations("classpath:db/relay")
        .target(target)
        .load();
  }

  private static DataSource emptyDatabase() {
    EmbeddedDatabase database = EmbeddedDatabase.create();
    return new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password());
  }
}
