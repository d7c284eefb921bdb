package dev.kith.mesh.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.mesh.failure.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTest {

  @TempDir static Path parent;

  static Programs programs;
  static Cluster cluster;

  @BeforeAll
  static void makeAfterAMakingThatWasCutShort() throws Exception {
    programs = Programs.unpackedIn(Path.of("target", "home", "postgres").toAbsolutePath());
    Path draft = Files.createDirectory(parent.resolve("postgres.draft"));
    Files.writeString(draft.resolve("postgresql.conf"), "half writ");
    cluster = Cluster.openedOrCreated(parent.resolve("postgres"), Password.random(), programs);
  }

  @Test
  void whatACutShortMakingLeftIsNotTakenForACluster() {
    assertThat(cluster.directory().resolve("PG_VERSION")).hasContent("18");
    assertThat(parent.resolve("postgres.draft")).doesNotExist();
  }

  @Test
  void thePasswordIsNeverPrinted() {
    assertThat(cluster.toString()).doesNotContain(cluster.password().value());
  }

  @Test
  void aServerThatRefusesToStartIsQuoted() throws Exception {
    Files.writeString(cluster.directory().resolve("postgresql.conf"), "nonsense = 1\n");

    assertThatThrownBy(() -> new Postmaster(programs, cluster, 1, sentence -> {}).start())
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("PostgreSQL did not start: ")
        .hasMessageContaining("postgresql.conf");
  }
}
