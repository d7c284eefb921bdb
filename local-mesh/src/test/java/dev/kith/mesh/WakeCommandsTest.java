package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.client.command.Kith;
import dev.kith.mesh.Commands.Answer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.SecretKey;
import dev.kith.model.event.Bytes32;
import dev.kith.model.secp256k1.NativeSignatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server agent that sleeps as no process at all, with the commands of `./kith`, each in a
/// process of its own.
class WakeCommandsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir static Path directory;

  @SuppressWarnings("NullAway.Init")
  static RunningMesh mesh;

  @TempDir Path home;

  @BeforeAll
  static void startMesh() throws IOException {
    mesh = RunningMesh.on(directory.resolve("data"));
  }

  @AfterAll
  static void stopMesh() throws InterruptedException {
    mesh.stop();
  }

  @Test
  void anAgentIsStartedWhenThereIsSomethingForItAndEndsWhenItHasDrainedIt() throws Exception {
    assertThat(kith("key", "new", "bob").exitCode()).isZero();
    assertThat(kith("key", "new", "alice").exitCode()).isZero();
    try (Commands.Running listen = commands().start(listening())) {
      listen.says("listening for wakes");
      assertThat(kith("wake", "list", "--key", "bob", "--wake", wake()).out())
          .contains("\"channel\":\"webhook\"")
          .doesNotContain("whsec_");

      send("first");
      listen.prints("first");
      await()
          .atMost(PATIENCE)
          .until(() ->
              kith("wake", "why", "--key", "bob", "--wake", wake()).out().contains("DRAINED"));
      send("second");
      listen.prints("second");

      assertThat(
              kith("send", "--key", "alice", "--to", "bob", "--urgency", "bulk", "third")
                  .exitCode())
          .isZero();
      await()
          .atMost(PATIENCE)
          .until(() ->
              kith("wake", "why", "--key", "bob", "--wake", wake()).out().contains("not-woken"));

      Answer test = kith("wake", "test", "listen", "--key", "bob", "--wake", wake());
      assertThat(test.out()).contains("accepted");
      assertThat(kith("wake", "list", "--key", "alice", "--wake", wake()).out()).isEmpty();
      assertThat(kith("wake", "forget", "listen", "--key", "bob", "--wake", wake()).exitCode())
          .isZero();
      assertThat(kith("wake", "forget", "listen", "--key", "bob", "--wake", wake()).exitCode())
          .isEqualTo(1);
    }
  }

  @Test
  void whoRegistersADeviceOverTheRelayIsWakeableForAllUntilItIsForgotten() throws Exception {
    assertThat(kith("key", "new", "dora").exitCode()).isZero();
    assertThat(kith("presence", "set", "--status", "asleep", "--key", "dora").exitCode()).isZero();
    Path device = home.resolve("device.json");
    Files.writeString(device, "{\"session\":\"inbox\",\"fcm\":{\"token\":\"doras-phone\"}}");

    Answer sent =
        kith("wake", "register", "phone", device.toString(), "--key", "dora", "--wrapped", key());

    assertThat(sent.exitCode()).as(sent.err()).isZero();
    await().atMost(PATIENCE).until(() -> agents().contains("\"wakeable\":true"));
    assertThat(kith("wake", "list", "--key", "dora", "--wake", wake()).out())
        .contains("\"channel\":\"fcm\"");
    assertThat(kith("wake", "forget", "phone", "--key", "dora", "--wake", wake()).exitCode())
        .isZero();
    await().atMost(PATIENCE).until(() -> !agents().contains("\"wakeable\":true"));
  }

  /// That of the wake service, of which the mesh keeps the secret one.
  private static String key() throws IOException {
    String secret = Files.readString(directory.resolve("data").resolve("wake.key")).strip();
    return KeyPair.of(NativeSignatures.load(), new SecretKey(Bytes32.ofHex(secret)))
        .publicKey()
        .hex();
  }

  private String agents() throws Exception {
    return kith(
            "agents",
            "--json",
            "--status",
            "asleep",
            "--key",
            "dora",
            "--presence",
            "http://127.0.0.1:" + mesh.port("presence"))
        .out();
  }

  @Test
  void wrongUseAndAServiceThatIsNotThereHaveTheirCodes() throws Exception {
    assertThat(kith("wake", "list", "--wake", "nowhere").exitCode()).isEqualTo(2);
    assertThat(kith("wake", "test", "two words", "--wake", wake()).exitCode()).isEqualTo(2);
    assertThat(kith("wake", "listen").exitCode()).isEqualTo(2);
    assertThat(kith("key", "new", "carol").exitCode()).isZero();
    assertThat(kith("send", "--to", "carol", "--urgency", "soon", "hello").exitCode()).isEqualTo(2);
    assertThat(kith("wake", "list", "--wake", "http://127.0.0.1:1").exitCode()).isEqualTo(3);
  }

  private void send(String text) throws Exception {
    assertThat(kith("send", "--key", "alice", "--to", "bob", text).exitCode()).isZero();
  }

  private static String[] listening() throws IOException {
    return Stream.concat(
            Stream.of("wake", "listen", "--key", "bob", "--wake", wake(), "--"),
            JavaProgram.command(Kith.class, "inbox", "--key", "bob", "--ack").stream())
        .toArray(String[]::new);
  }

  private static String wake() throws IOException {
    return "http://127.0.0.1:" + mesh.port("wake");
  }

  private Answer kith(String... arguments) throws Exception {
    return commands().run(arguments);
  }

  private Commands commands() throws IOException {
    return new Commands(home, mesh.port("relay"));
  }
}
