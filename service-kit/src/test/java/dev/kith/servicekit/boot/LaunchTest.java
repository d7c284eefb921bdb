package dev.kith.servicekit.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.servicekit.tiny.TinyService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Launches the tiny service in a process of its own, as an operator does.
class LaunchTest {

  @TempDir private Path directory;

  @Test
  void aServiceSaysOneLineWhenItHasStarted() throws IOException, InterruptedException {
    Process process = launch("--server.port=0", "--spring.application.name=tiny");
    try {
      await().atMost(Duration.ofMinutes(1)).until(() -> !process.isAlive() || !output().isEmpty());
    } finally {
      process.destroy();
      process.waitFor();
    }

    assertThat(output())
        .singleElement()
        .asString()
        .matches(".* tiny .* listens on 127\\.0\\.0\\.1:\\d+ after \\d+\\.\\d s .*");
  }

  @Test
  void aServiceThatIsConfiguredWronglyExitsWithAFault() throws IOException, InterruptedException {
    Process process = launch("--kith.tiny.copies=0");
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }

    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(output())
        .singleElement()
        .asString()
        .contains("kith.tiny.copies cannot be '0'", ": must be greater than or equal to 1;");
  }

  private List<String> output() throws IOException {
    return Files.readAllLines(file());
  }

  private Path file() {
    return directory.resolve("output");
  }

  private Process launch(String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                // Whatever the machine's language, a service speaks English.
                "-Duser.language=de",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                TinyService.class.getName()));
    command.addAll(List.of(options));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(file().toFile())
        .start();
  }
}
