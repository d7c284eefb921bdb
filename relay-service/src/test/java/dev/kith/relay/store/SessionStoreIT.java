package dev.kith.relay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.message.SessionOptions;
import dev.kith.relay.RandomEvents;
import dev.kith.relay.RunningRelay;
import dev.kith.relay.session.Attachment;
import dev.kith.relay.session.SessionId;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;

class SessionStoreIT {

  private static final SessionId INBOX = new SessionId(RandomEvents.key(1), "inbox");

  /// What still writes for a session that has ended, or still hears of it, must not mistake the
  /// next session of that name for it.
  @Test
  void anAttachmentOfASessionThatEndedIsNoneOfTheNext() {
    try (RunningRelay relay = RunningRelay.start()) {
      ConnectionFactory connections = relay.bean(ConnectionFactory.class);
      DatabaseClient database = DatabaseClient.create(connections);
      SessionStore store =
          new SessionStore(database, new R2dbcTransactionManager(connections), UUID.randomUUID());
      Attachment ended = open(store);
      assertThat(store.end(INBOX).block()).isTrue();
      Attachment next = open(store);

      assertThat(next.resumed()).isFalse();
      assertThat(next.number()).isGreaterThan(ended.number());
      store.detach(ended, ended.progress(), false).block();
      assertThat(attached(database)).isTrue();
      store.detach(next, next.progress(), false).block();
      assertThat(attached(database)).isFalse();
    }
  }

  private static Attachment open(SessionStore store) {
    return Objects.requireNonNull(
        store.open(INBOX, SessionOptions.DEFAULT, new SessionQuota(10, "", 0)).block());
  }

  private static boolean attached(DatabaseClient database) {
    return Boolean.TRUE.equals(
        database
            .sql("select replica is not null from relay.session")
            .mapValue(Boolean.class)
            .one()
            .block());
  }
}
