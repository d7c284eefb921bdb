package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kith.client.Agent;
import dev.kith.client.AgentBuilder;
import dev.kith.client.Message;
import dev.kith.client.MessageDraft;
import dev.kith.client.MessageHandler;
import dev.kith.client.identity.KeyName;
import dev.kith.client.identity.NamedKey;
import dev.kith.client.runtime.Attendance;
import dev.kith.client.runtime.Attended;
import dev.kith.client.runtime.LocalHome;
import dev.kith.client.runtime.RelayVerdict;
import dev.kith.client.runtime.Signer;
import dev.kith.client.runtime.SubscriptionFailed;
import dev.kith.client.session.Retries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mailboxes as agents in Java use them, at two relays.
class MailboxTest {

  private static final Attendance ONCE = Attendance.to("inbox").once();

  @TempDir static Path directory;
  static RunningMesh first;
  static RunningMesh second;

  private final List<String> handled = new CopyOnWriteArrayList<>();
  private LocalHome bob;
  @TempDir Path home;

  @BeforeAll
  static void startMeshes() throws IOException {
    first = RunningMesh.on(directory.resolve("first"));
    second = RunningMesh.on(directory.resolve("second"));
  }

  @AfterAll
  static void stopMeshes() throws InterruptedException {
    first.stop();
    second.stop();
  }

  @BeforeEach
  void makeBob() {
    bob = LocalHome.at(home.resolve("bob"), Signer.create());
    bob.keyring().create(KeyName.DEFAULT);
  }

  @Test
  void whatAHandlerKeepsFailingWithIsPutAsideAndAcknowledged() throws IOException {
    send("good", first);
    send("bad", first);
    send("better", first);
    Attendance patient =
        ONCE.withRetries(new Retries(3, Duration.ofMillis(1), Duration.ofMillis(2)));
    assertThat(attend(patient, this::failWithBad, first)).isEqualTo(new Attended(3, false));
    assertThat(handled).containsExactly("good", "bad", "bad", "bad", "better");
    try (Stream<Path> files = Files.walk(home)) {
      Path deadLetters =
          files.filter(file -> file.endsWith("dead-letters.jsonl")).findFirst().orElseThrow();
      assertThat(Files.readAllLines(deadLetters))
          .singleElement()
          .asString()
          .startsWith("{\"attempts\":3,\"reason\":\"I do not like it\",\"event\":{");
    }
    assertThat(attend(ONCE, this::handle, first)).isEqualTo(new Attended(0, false));
  }

  @Test
  void whatTwoRelaysDeliverIsHandledOnceAndAcknowledgedAtBoth() throws IOException {
    send("at both", first, second);
    send("at the first", first);
    send("at the second", second);
    assertThat(attend(ONCE, this::handle, first, second)).isEqualTo(new Attended(3, false));
    assertThat(handled).containsExactlyInAnyOrder("at both", "at the first", "at the second");
    send("later", second);
    assertThat(attend(ONCE, this::handle, second)).isEqualTo(new Attended(1, false));
    assertThat(attend(ONCE, this::handle, first)).isEqualTo(new Attended(0, false));
    assertThat(handled).hasSize(4);
  }

  @Test
  void theNewestHasTheSession() throws IOException {
    NamedKey key = key(bob);
    try (Agent older = Agent.builder().relay(url(first)).key(key.keyPair()).build();
        Agent newer = Agent.builder().relay(url(first)).key(key.keyPair()).build()) {
      CompletableFuture<@Nullable Attended> replaced =
          older.attend(Attendance.to("inbox"), this::handle).toFuture();
      send("for the older", first);
      await().until(() -> handled.contains("for the older"));
      CompletableFuture<@Nullable Attended> attending =
          newer.attend(Attendance.to("inbox").withLimit(1), this::handle).toFuture();
      assertThatThrownBy(replaced::join)
          .hasRootCauseInstanceOf(SubscriptionFailed.class)
          .hasRootCauseMessage(url(first) + ": error: replaced");
      send("for the newer", first);
      assertThat(attending.join()).isEqualTo(new Attended(1, false));
    }
  }

  private void failWithBad(Message message) {
    handle(message);
    if (text(message).equals("bad")) {
      throw new IllegalStateException("I do not like it");
    }
  }

  private void handle(Message message) {
    handled.add(text(message));
  }

  private static String text(Message message) {
    return ((Message.Body.Decrypted) message.body()).text();
  }

  private Attended attend(Attendance attendance, MessageHandler handler, RunningMesh... meshes)
      throws IOException {
    try (Agent agent = agent(bob, meshes)) {
      return agent.blocking().attend(attendance, handler);
    }
  }

  private void send(String text, RunningMesh... meshes) throws IOException {
    LocalHome alice = LocalHome.at(home.resolve("alice"), Signer.create());
    alice.keyring().create(KeyName.DEFAULT);
    try (Agent agent = agent(alice, meshes)) {
      assertThat(agent.blocking().send(MessageDraft.to(key(bob).keyPair().publicKey(), text)))
          .allMatch(RelayVerdict::isAccepted);
    }
  }

  private static Agent agent(LocalHome home, RunningMesh... meshes) throws IOException {
    AgentBuilder builder = Agent.builder().key(key(home), home);
    for (RunningMesh mesh : meshes) {
      builder.relay(url(mesh));
    }
    return builder.build();
  }

  private static NamedKey key(LocalHome home) {
    return Objects.requireNonNull(home.keyring().find(KeyName.DEFAULT));
  }

  private static String url(RunningMesh mesh) throws IOException {
    return "ws://127.0.0.1:" + mesh.port("relay");
  }
}
