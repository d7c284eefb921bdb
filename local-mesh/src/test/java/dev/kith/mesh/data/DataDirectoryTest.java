package dev.kith.mesh.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.mesh.failure.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir Path parent;

  @Test
  void aDirectoryThatHoldsSomethingElseIsLeftAlone() throws IOException {
    Path home = Files.createDirectory(parent.resolve("home"), permissions("rwxr-xr-x"));
    Files.writeString(home.resolve("letter.txt"), "Dear …");

    assertThatThrownBy(() -> DataDirectory.claim(home))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("not a data directory of Kith");
    assertThat(home.toFile().list()).containsExactly("letter.txt");
    assertThat(Files.getPosixFilePermissions(home))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void anExistingEmptyDirectoryIsClosedToOthers() throws Exception {
    Path open = Files.createDirectory(parent.resolve("open"), permissions("rwxr-xr-x"));

    try (DataDirectory claimed = DataDirectory.claim(open)) {
      assertThat(Files.getPosixFilePermissions(claimed.path()))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void theAnnouncementOfAnEarlierRunIsGone() throws Exception {
    Path path = parent.resolve("data");
    DataDirectory.claim(path).close();
    Files.writeString(path.resolve("mesh.json"), "{}");

    try (DataDirectory claimed = DataDirectory.claim(path)) {
      assertThat(path.resolve("mesh.json")).doesNotExist();
      claimed.announce("{\"pid\":1}");
      assertThat(path.resolve("mesh.json")).hasContent("{\"pid\":1}");
    }
    assertThat(path.resolve("mesh.json")).doesNotExist();
  }

  @Test
  void thePasswordOfADatabaseIsKept() throws Exception {
    try (DataDirectory claimed = DataDirectory.claim(parent.resolve("data"))) {
      assertThat(claimed.password(() -> "first")).isEqualTo("first");
      Files.createDirectory(claimed.postgres());
      assertThat(claimed.password(() -> "second")).isEqualTo("first");

      Files.delete(claimed.path().resolve("postgres.password"));
      assertThatThrownBy(() -> claimed.password(() -> "third"))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("postgres.password is missing");
    }
  }

  @Test
  void aPathThatIsAFileIsRefused() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");

    assertThatThrownBy(() -> DataDirectory.claim(file))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("cannot be used");
  }

  private static FileAttribute<?> permissions(String text) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }
}
