package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.model.event.EventId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What got its `OK` is there after everything was killed in the middle of it.
class CrashUnderLoadTest {

  private static final int ENOUGH = 1_000;
  private static final int IDS_AT_A_TIME = 1_000;

  @TempDir Path directory;

  @Test
  void everyConfirmedEventSurvivesTheKillOfPostgresqlAndOfTheRelay() throws Exception {
    RunningMesh mesh = RunningMesh.on(directory.resolve("data"));
    Set<EventId> confirmed = new HashSet<>();

    Publisher first = new Publisher(mesh.port("relay"));
    CompletableFuture<Void> load = publishWhileItGoes(first, "before PostgreSQL died");
    awaitConfirmed(first, ENOUGH);
    mesh.postgres().destroyForcibly();
    int atTheCrash = first.stored().size();
    awaitConfirmed(first, atTheCrash + ENOUGH);
    mesh.kill();
    load.join();
    confirmed.addAll(first.stored());

    RunningMesh again = RunningMesh.on(directory.resolve("data"));
    try {
      List<EventId> wanted = new ArrayList<>(confirmed);
      for (int from = 0; from < wanted.size(); from += IDS_AT_A_TIME) {
        List<EventId> some = wanted.subList(from, Math.min(wanted.size(), from + IDS_AT_A_TIME));
        assertThat(new Publisher(again.port("relay")).find(some))
            .containsExactlyInAnyOrderElementsOf(some);
      }
    } finally {
      again.stop();
    }
  }

  private static void awaitConfirmed(Publisher publisher, int events) {
    await().atMost(Duration.ofMinutes(2)).until(() -> publisher.stored().size() >= events);
  }

  private static CompletableFuture<Void> publishWhileItGoes(Publisher publisher, String run) {
    return CompletableFuture.runAsync(() -> {
      try {
        while (publisher.publish(run)) {
          // As fast as the window allows.
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    });
  }
}
