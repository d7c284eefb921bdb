package dev.kith.relay.store;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Event;
import dev.kith.model.wire.EventJson;
import dev.kith.model.wire.EventJson.Decoded;
import dev.kith.relay.RunningRelay;
import dev.kith.relay.access.Audience;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Signed;
import dev.kith.relay.conformance.sessions.Mailbox;
import dev.kith.testkit.database.EmbeddedDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/// Today's relay on what an older one has left behind.
class UpgradeIT {

  /// The first schema with all that is put into it here.
  private static final String THEN = "4";

  private static final String EVENT =
      """
      insert into relay.event
        (position, id, pubkey, created_at, kind, audience, tags, json)
      values (?, decode(?, 'hex'), decode(?, 'hex'), ?, ?, ?, ?, ?)
      """;

  private static final String TAG =
      "insert into relay.tag (hash, kind, created_at, position) values (?, ?, ?, ?)";

  private static final String SESSION =
      """
      insert into relay.session
        (owner, name, filters, receive_max, expiry, will_delay, cursor, delivered, attachment)
      values (decode(?, 'hex'), 'inbox', ?, 64, 86400, 0, 1, 1, 1)
      """;

  private final EmbeddedDatabase database = EmbeddedDatabase.create();
  private final Author sender = Author.fresh();
  private final Author reader = Author.fresh();

  @Test
  void whatIsStoredIsServedAndAMailboxGoesOnWhereItWas() throws SQLException {
    migrateTo(THEN);
    Signed acknowledged = message("acknowledged", 2);
    Signed waiting = message("waiting", 1);
    try (Connection connection =
        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
      store(connection, 1, acknowledged);
      store(connection, 2, waiting);
      execute(connection, "update relay.log set head = ?", 2);
      execute(connection, SESSION, reader.hex(), "[" + filter().to(reader) + "]");
    }

    try (RunningRelay relay = RunningRelay.startOn(database);
        Client client = Client.connect(relay.url())) {
      client.authenticate(reader);
      assertThat(client.find(filter().ids(acknowledged))).containsExactly(acknowledged.id());
      assertThat(client.find(filter().to(reader))).containsExactly(waiting.id(), acknowledged.id());
      Mailbox mailbox = new Mailbox(client, "inbox");
      assertThat(mailbox.open().json().path(2).path("cursor").asLong()).isEqualTo(1);
      mailbox.acknowledge(mailbox.deliver(waiting));
      mailbox.caughtUp();
      Signed today = client.accept(reader.draft(4_040).to(reader).content("today").sign());
      mailbox.acknowledge(mailbox.deliver(today));
    }
  }

  private void migrateTo(String version) {
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.user(), database.password())
        .locations("classpath:db/relay")
        .schemas("relay")
        .target(version)
        .load()
        .migrate();
  }

  private Signed message(String content, long age) {
    return sender.draft(4_040).ago(age).to(reader).content(content).sign();
  }

  private static void store(Connection connection, long position, Signed signed)
      throws SQLException {
    if (!(EventJson.decode(signed.json().getBytes(StandardCharsets.UTF_8))
        instanceof Decoded.Sound(Event event))) {
      throw new AssertionError(signed.json());
    }
    UUID[] tags = TagHash.of(event);
    execute(
        connection,
        EVENT,
        position,
        event.id().hex(),
        event.pubkey().hex(),
        event.createdAt(),
        event.kind(),
        Audience.of(event).code(),
        connection.createArrayOf("uuid", tags),
        signed.json());
    for (UUID tag : List.of(tags)) {
      execute(connection, TAG, tag, event.kind(), event.createdAt(), position);
    }
  }

  private static void execute(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
