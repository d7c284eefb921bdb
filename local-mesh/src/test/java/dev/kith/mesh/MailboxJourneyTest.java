package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.client.Agent;
import dev.kith.client.Message;
import dev.kith.client.MessageDraft;
import dev.kith.client.Receipt;
import dev.kith.client.identity.KeyName;
import dev.kith.client.identity.NamedKey;
import dev.kith.client.runtime.Attendance;
import dev.kith.client.runtime.LocalHome;
import dev.kith.client.runtime.RelayVerdict;
import dev.kith.client.runtime.Signer;
import dev.kith.model.event.EventId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

/// One agent sends while the other is asleep, and the mesh is killed meanwhile.
class MailboxJourneyTest {

  private static final int MESSAGES = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Signer signer = Signer.create();
  private final List<String> received = new CopyOnWriteArrayList<>();
  @TempDir Path directory;

  @Test
  void aSleepingAgentGetsEverythingOnceAndInOrderAndTheSenderGetsTheReceipts() throws Exception {
    int port = FreePorts.inARow(4);
    LocalHome alice = home("alice");
    LocalHome bob = home("bob");
    RunningMesh mesh = RunningMesh.on(directory.resolve("data"), port);
    try (Agent sender = agent(alice, port)) {
      AtomicInteger answered = new AtomicInteger();
      CompletableFuture<@Nullable List<RelayVerdict>> sending =
          Flux.range(1, MESSAGES)
              .map(number -> draft(bob, number))
              .flatMapSequential(sender::send, MESSAGES)
              .doOnNext(_ -> answered.incrementAndGet())
              .collectList()
              .toFuture();
      await().atMost(PATIENCE).until(() -> answered.get() > MESSAGES / 4);
      mesh.kill();
      mesh = RunningMesh.on(directory.resolve("data"), port);
      List<RelayVerdict> verdicts = Objects.requireNonNull(sending.join());
      assertThat(verdicts).hasSize(MESSAGES).allMatch(RelayVerdict::isAccepted);

      receive(bob, port, Attendance.to("inbox").withLimit(MESSAGES / 3));
      receive(bob, port, Attendance.to("inbox").once());
      assertThat(received)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, MESSAGES).mapToObj(MailboxJourneyTest::text).toList());
      receive(bob, port, Attendance.to("inbox").once());
      assertThat(received).as("nothing comes again").hasSize(MESSAGES);

      List<EventId> receipted =
          sender.receipts().map(Receipt::message).take(MESSAGES).collectList().block(PATIENCE);
      assertThat(receipted)
          .containsExactlyInAnyOrderElementsOf(
              verdicts.stream().map(verdict -> verdict.event().id()).toList());
    } finally {
      mesh.stop();
    }
  }

  /// Another process of the same agent each time.
  private void receive(LocalHome home, int port, Attendance attendance) {
    try (Agent agent = agent(home, port)) {
      agent.attend(attendance, message -> received.add(text(message))).block(PATIENCE);
    }
  }

  private static MessageDraft draft(LocalHome to, int number) {
    return MessageDraft.to(key(to).keyPair().publicKey(), text(number)).withReceipt();
  }

  private static String text(int number) {
    return "message " + number;
  }

  private static String text(Message message) {
    return ((Message.Body.Decrypted) message.body()).text();
  }

  private LocalHome home(String name) {
    LocalHome home = LocalHome.at(directory.resolve(name), signer);
    home.keyring().create(KeyName.DEFAULT);
    return home;
  }

  private static NamedKey key(LocalHome home) {
    return Objects.requireNonNull(home.keyring().find(KeyName.DEFAULT));
  }

  private static Agent agent(LocalHome home, int port) {
    return Agent.builder()
        .relay("ws://127.0.0.1:" + port)
        .key(key(home), home)
        .patience(PATIENCE)
        .build();
  }
}
