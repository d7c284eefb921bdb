package dev.kith.relay.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Signed;
import dev.kith.relay.conformance.sessions.Mailbox;
import io.r2dbc.spi.ConnectionFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/// What the workers of a shared session have not acknowledged when their replica dies goes to
/// workers elsewhere, now or later.
class DeadReplicaTest {

  private final Author sender = Author.fresh();
  private final Author worker = Author.fresh();
  private final List<Client> clients = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private RunningRelay mortal;

  @SuppressWarnings("NullAway.Init")
  private RunningRelay survivor;

  @BeforeEach
  void start() {
    mortal = RunningRelay.start();
    survivor = RunningRelay.startOn(mortal.database());
  }

  @AfterEach
  void stop() {
    clients.forEach(Client::close);
    survivor.close();
    mortal.close();
  }

  @Test
  void workersAtAnotherReplicaGetIt() throws Exception {
    Mailbox first = open(mortal, "\"receive_max\":1");
    Mailbox second = open(mortal, "\"receive_max\":1");
    Client publisher = connect(survivor, sender);
    Signed one = publisher.accept(message("one"));
    Signed other = publisher.accept(message("other"));
    long position = first.next("DELIVER").json().path(2).asLong();
    second.next("DELIVER");
    Mailbox third = open(survivor);
    die();
    long again = third.deliverAgain(one);
    assertThat(third.acknowledge(again)).isEqualTo(again);
    third.acknowledge(third.deliverAgain(other));

    first.client().send("[\"ACK\",\"share:jobs\",%d]".formatted(position));
    assertThat(first.next("REFUSED").reason())
        .isEqualTo("error: its events have gone to other workers, open it again");
  }

  /// Whoever opened the session long ago, and worked until its replica died, has not left it long
  /// ago.
  @Test
  void theSessionOutlivesItsLastWorkerByItsExpiry() throws Exception {
    Mailbox only = open(mortal, "\"expiry\":3600");
    Signed job = connect(survivor, sender).accept(message("job"));
    only.deliver(job);
    sql("update relay.session set detached_at = now() - interval '1 day'");
    die();
    Mailbox next = new Mailbox(connect(survivor, worker), "share:jobs");
    assertThat(next.open().json().path(2).path("resumed").asBoolean()).isTrue();
    next.acknowledge(next.deliverAgain(job));
  }

  /// The replica shows no sign of life any more, for longer than it may, until that is noticed.
  private void die() throws Exception {
    mortal.stopRounds();
    sql(
        """
        update relay.replica set renewed_at = now() - interval '1 hour'
         where id = (select replica from relay.worker order by number limit 1)
        """);
    await().until(() -> count("select count(*) from relay.replica") == 1);
  }

  private Mailbox open(RunningRelay relay, String... options) {
    Mailbox mailbox = new Mailbox(connect(relay, worker), "share:jobs");
    mailbox.open(options);
    mailbox.caughtUp();
    return mailbox;
  }

  private Client connect(RunningRelay relay, Author author) {
    Client client = Client.connect(relay.url());
    clients.add(client);
    client.authenticate(author);
    return client;
  }

  private void sql(String statement) {
    database().sql(statement).then().block();
  }

  private long count(String query) {
    return database().sql(query).mapValue(Long.class).one().blockOptional().orElseThrow();
  }

  private DatabaseClient database() {
    return DatabaseClient.create(survivor.bean(ConnectionFactory.class));
  }

  private Signed message(String text) {
    return sender.draft(4_040).to(worker).content(text).sign();
  }
}
