package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.mesh.Commands.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands about presence, each in a process of its own, at a mesh that is quick to conclude.
class PresenceCommandsTest {

  @TempDir static Path directory;

  @SuppressWarnings("NullAway.Init")
  static RunningMesh mesh;

  @TempDir Path home;

  @BeforeAll
  static void startMesh() throws IOException {
    mesh =
        RunningMesh.on(
            directory.resolve("data"),
            Map.of(
                "KITH_PRESENCE_PROBING_GRACE", "1s",
                "KITH_PRESENCE_PROBING_ATTEMPT", "500ms",
                "KITH_PRESENCE_PROBING_SUSPECT", "1s",
                "KITH_PRESENCE_PROBING_GONE", "3s"));
  }

  @AfterAll
  static void stopMesh() throws InterruptedException {
    mesh.stop();
  }

  /// Asks for who can do something and answers, and sees one of them die.
  @Test
  void whoCanDoItAndAnswersIsFoundAndWhoDiesIsUnreachable() throws Exception {
    assertThat(kith("key", "new", "marie").exitCode()).isZero();
    assertThat(kith("key", "new", "idle").exitCode()).isZero();
    for (String key : new String[] {"marie", "idle"}) {
      String card = "{\"name\":\"%s\"}".formatted(key);
      String[] publish = {
        "publish", "--key", key, "--kind", "11040", "--tag", "c=translate/fr", "--content", card
      };
      assertThat(kith(publish).exitCode()).isZero();
    }
    try (Commands.Running watch = commands().start("watch", "--presence", presence())) {
      watch.says("watching");
      try (Commands.Running marie =
          commands()
              .start("presence", "set", "--status", "available", "--stay", "--key", "marie")) {
        watch.prints("reachable    available");
        Answer found =
            kith("agents", "--capability", "translate", "--reachable", "--presence", presence());
        assertThat(found.exitCode()).as(found.err()).isZero();
        assertThat(found.out().lines())
            .singleElement()
            .asString()
            .startsWith("reachable")
            .endsWith("marie  translate/fr");
        Answer before = kith("find", "--capability", "translate/fr", "--presence", presence());
        assertThat(before.exitCode()).as(before.err()).isZero();
        assertThat(before.out().lines()).hasSize(2);
        Answer again = kith("find", "--capability", "translate/fr", "--presence", presence());
        assertThat(again.err()).contains("found before");
        assertThat(again.out()).isEqualTo(before.out());
        marie.kill();
      }
      watch.prints("suspect      available");
      watch.prints("unreachable  available");
    }
  }

  @Test
  void whoLeavesIsGoneAtOnce() throws Exception {
    assertThat(kith("key", "new", "bob").exitCode()).isZero();
    try (Commands.Running watch = commands().start("watch", "--presence", presence())) {
      watch.says("watching");
      Answer asleep =
          kith("presence", "set", "--status", "asleep", "--lease", "8h", "--key", "bob");
      assertThat(asleep.exitCode()).as(asleep.err()).isZero();
      watch.prints("asleep       asleep");
      assertThat(kith("leave", "--key", "bob", "good", "night").exitCode()).isEqualTo(2);
      assertThat(kith("leave", "--key", "bob", "good night").exitCode()).isZero();
      watch.prints("unreachable  -");
    }
  }

  @Test
  void wrongUseAndAServiceThatIsNotThereHaveTheirCodes() throws Exception {
    assertThat(kith("presence", "set", "--status", "happy").exitCode()).isEqualTo(2);
    assertThat(kith("presence", "set", "--status", "busy", "--energy", "2").exitCode())
        .isEqualTo(2);
    assertThat(kith("agents", "--presence", "nowhere").exitCode()).isEqualTo(2);
    assertThat(kith("agents", "--presence", "http://127.0.0.1:1").exitCode()).isEqualTo(3);
    assertThat(kith("watch", "--presence", "http://127.0.0.1:1").exitCode()).isEqualTo(3);
    assertThat(kith("agents", "--status", "happy", "--presence", presence()).exitCode())
        .isEqualTo(1);
    Answer stranger = kith("members", "--presence", presence());
    assertThat(stranger.exitCode()).isEqualTo(1);
    assertThat(stranger.err()).contains("this needs reader");
  }

  @Test
  void whoStartedTheMeshMayLookAtItsMembers() throws Exception {
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> {
          Answer members = mesh.owner().run("members", "--presence", presence());
          assertThat(members.exitCode()).as(members.err()).isZero();
          assertThat(members.out())
              .containsPattern("relay +reachable .* ws://127\\.0\\.0\\.1:")
              .containsPattern("wake +reachable ");
        });
  }

  private static String presence() throws IOException {
    return "http://127.0.0.1:" + mesh.port("presence");
  }

  private Answer kith(String... arguments) throws Exception {
    return commands().run(arguments);
  }

  private Commands commands() throws IOException {
    return new Commands(home, mesh.port("relay"));
  }
}
