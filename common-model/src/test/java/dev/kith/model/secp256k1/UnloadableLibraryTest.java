package dev.kith.model.secp256k1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The library loads once per process, so a failure to load needs a process of its own.
class UnloadableLibraryTest {

  @Test
  void namesTheDirectoryAndTheWayOut(@TempDir Path temporary) throws Exception {
    Path absent = temporary.resolve("absent");

    assertThat(loadWithTemporaryDirectory(absent))
        .contains("cannot be loaded from " + absent)
        .contains("which -Dfr.acinq.secp256k1.tmpdir=DIRECTORY can name");
  }

  private static String loadWithTemporaryDirectory(Path directory)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dfr.acinq.secp256k1.tmpdir=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                Loading.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  /// What the other process runs.
  static final class Loading {

    private Loading() {}

    static void main() {
      try {
        NativeSignatures.load();
      } catch (IllegalStateException unloadable) {
        System.out.println(unloadable.getMessage());
      }
    }
  }
}
