package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.client.Agent;
import dev.kith.client.MessageDraft;
import dev.kith.client.Receipt;
import dev.kith.client.runtime.RelayVerdict;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.nip19.Entity;
import dev.kith.model.nip19.Npub;
import dev.kith.testkit.foreign.ForeignProgram;
import dev.kith.testkit.foreign.Scripts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The agents of examples/ are sent something while they do not run.
class ExamplesTest {

  @TempDir static Path directory;
  static RunningMesh mesh;

  @TempDir Path home;

  private Agent sender;

  @BeforeAll
  static void startMesh() throws IOException {
    mesh = RunningMesh.on(directory.resolve("data"));
  }

  @AfterAll
  static void stopMesh() throws InterruptedException {
    mesh.stop();
  }

  @BeforeEach
  void makeSender() throws IOException {
    sender = Agents.create(home.resolve("sender"), mesh);
  }

  @AfterEach
  void closeSender() {
    sender.close();
  }

  static Stream<Arguments> examples() {
    return Stream.of(
        Arguments.of(Examples.JAVASCRIPT, "mailbox.mjs", "ws"),
        Arguments.of(Examples.JAVASCRIPT, "http-mailbox.mjs", "http"),
        Arguments.of(Examples.PYTHON, "mailbox.py", "ws"),
        Arguments.of(Examples.PYTHON, "http_mailbox.py", "http"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("examples")
  void whatCameWhileItSleptIsPrintedOnceAndAcknowledged(
      Scripts scripts, String script, String scheme) throws IOException {
    scripts.assumeRunnable();
    String[] arguments = {
      home.resolve("agent.key").toString(), scheme + "://127.0.0.1:" + mesh.port("relay")
    };
    PublicKey reader;
    try (ForeignProgram agent = scripts.start(script, arguments)) {
      reader = ((Npub) Entity.parse(agent.hear().replace("I am ", ""))).key();
    }
    EventId last = null;
    for (String text : List.of("first", "second", "third")) {
      last = send(MessageDraft.to(reader, text));
    }
    try (ForeignProgram agent = scripts.start(script, arguments)) {
      assertThat(agent.hear()).startsWith("I am npub1");
      for (String text : List.of("first", "second", "third")) {
        assertThat(agent.hear()).isEqualTo("received: " + text);
      }
      assertThat(sender.receipts(Objects.requireNonNull(last)).blockFirst(Agents.PATIENCE))
          .extracting(Receipt::recipient)
          .isEqualTo(reader);
    }
    send(MessageDraft.to(reader, "fourth, for all to read").inPlainText());
    try (ForeignProgram agent = scripts.start(script, arguments)) {
      assertThat(agent.hear()).startsWith("I am npub1");
      assertThat(agent.hear()).isEqualTo("received: fourth, for all to read");
    }
  }

  private EventId send(MessageDraft message) {
    RelayVerdict verdict =
        Objects.requireNonNull(sender.send(message.withReceipt()).blockFirst(Agents.PATIENCE));
    assertThat(verdict.isAccepted()).as(verdict.toString()).isTrue();
    return verdict.event().id();
  }
}
