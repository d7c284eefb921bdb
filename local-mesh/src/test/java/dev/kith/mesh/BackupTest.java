package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.model.event.EventId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a mesh holds goes into a file while it works, and comes out of it in another place.
class BackupTest {

  private static final int ENOUGH = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path directory;

  @Test
  void aBackupUnderLoadIsRestoredIntoAnEmptyPlaceAndSessionsGoOnWhereTheyWere() throws Exception {
    Path data = directory.resolve("data");
    Path file = directory.resolve("kith.backup");
    Path restored = directory.resolve("restored");
    Set<EventId> confirmed;
    RunningMesh mesh = RunningMesh.on(data);
    try {
      Commands agents = new Commands(directory, mesh.port("relay"));
      assertThat(agents.run("key", "new", "bob").exitCode()).isZero();
      assertThat(agents.run("send", "--to", "bob", "first").exitCode()).isZero();
      assertThat(agents.run("send", "--to", "bob", "second").exitCode()).isZero();
      assertThat(texts(agents.run("inbox", "--key", "bob", "--ack", "--limit", "1")))
          .containsExactly("first");
      confirmed = backUpUnderLoad(new Publisher(mesh.port("relay")), data, file);
    } finally {
      mesh.stop();
    }
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    assertThat(copy(Restore.class, restored, file)).isEmpty();

    for (String secret : List.of("presence.key", "wake.key", "wake-seal.key")) {
      assertThat(restored.resolve(secret)).hasSameTextualContentAs(data.resolve(secret));
    }
    RunningMesh again = RunningMesh.on(restored);
    try {
      Publisher publisher = new Publisher(again.port("relay"));
      assertThat(publisher.find(confirmed)).containsExactlyInAnyOrderElementsOf(confirmed);
      Commands agents = new Commands(directory, again.port("relay"));
      assertThat(texts(agents.run("inbox", "--key", "bob", "--ack"))).containsExactly("second");
      assertThat(publisher.publish("after the restore")).isTrue();
      await().atMost(PATIENCE).until(() -> publisher.stored().size() == 1);
    } finally {
      again.stop();
    }
    assertThat(copy(Restore.class, restored, file)).contains("holds a mesh already");
  }

  @Test
  void aFileThatIsCutShortIsNoBackup() throws Exception {
    Path file = Files.write(directory.resolve("half"), new byte[] {'P', 'K', 3, 4, 20, 0});
    Path restored = directory.resolve("restored");

    assertThat(copy(Restore.class, restored, file)).contains("no whole backup of Kith");
    assertThat(restored).doesNotExist();
  }

  /// The load goes on before, during and after the backup.
  ///
  /// @return events that were confirmed before it began
  private static Set<EventId> backUpUnderLoad(Publisher publisher, Path data, Path file)
      throws Exception {
    AtomicBoolean goesOn = new AtomicBoolean(true);
    CompletableFuture<Void> load = publishWhile(goesOn, publisher);
    try {
      await().atMost(PATIENCE).until(() -> publisher.stored().size() >= ENOUGH);
      List<EventId> confirmed = publisher.stored().stream().limit(ENOUGH).toList();
      assertThat(copy(Backup.class, data, file)).isEmpty();
      int after = publisher.stored().size();
      await("the load goes on").atMost(PATIENCE).until(() -> publisher.stored().size() > after);
      return Set.copyOf(confirmed);
    } finally {
      goesOn.set(false);
      load.join();
    }
  }

  private static CompletableFuture<Void> publishWhile(AtomicBoolean goesOn, Publisher publisher) {
    return CompletableFuture.runAsync(() -> {
      try {
        while (goesOn.get() && publisher.publish("under load")) {
          // As fast as the window allows.
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /// Runs one of the two as `./kith` does.
  ///
  /// @return what it says
  private static String copy(Class<?> program, Path data, Path file)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                JavaProgram.command(
                    program,
                    "--data=" + data,
                    "--file=" + file,
                    "--programs=" + RunningMesh.PROGRAMS))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isEqualTo(output.isEmpty() ? 0 : 1);
    return output.strip();
  }

  private static List<String> texts(Commands.Answer answer) {
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    return answer.out().lines().map(line -> line.split("  ", 3)[2]).toList();
  }
}
