package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.client.command.Kith;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// The agent commands of `./kith`, each in a process of its own.
///
/// @param home where what they print is kept, and below it their KITH_HOME
/// @param relay the port of the relay
record Commands(Path home, int relay) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final AtomicInteger RUNS = new AtomicInteger();

  record Answer(int exitCode, String out, String err) {}

  Answer run(String... arguments) throws Exception {
    return start(arguments).answer();
  }

  Running start(String... arguments) throws IOException {
    Path out = home.resolve("out-" + RUNS.incrementAndGet());
    Path err = home.resolve("err-" + RUNS.incrementAndGet());
    ProcessBuilder builder =
        new ProcessBuilder(JavaProgram.command(Kith.class, arguments))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("KITH_HOME", home.resolve("kith").toString());
    builder.environment().put("KITH_RELAY", "ws://127.0.0.1:" + relay);
    return new Running(builder.start(), out, err);
  }

  record Running(Process process, Path out, Path err) implements AutoCloseable {

    /// Waits until the command says that on its stderr.
    void says(String words) {
      await().atMost(PATIENCE).until(() -> Files.readString(err).contains(words));
    }

    /// Waits until the command prints that on its stdout.
    void prints(String words) {
      await().atMost(PATIENCE).until(() -> Files.readString(out).contains(words));
    }

    /// Ends the command as a crash would.
    void kill() {
      process.destroyForcibly();
    }

    @Override
    public void close() {
      kill();
    }

    Answer answer() throws Exception {
      try {
        assertThat(process.waitFor(PATIENCE)).as("the command ends").isTrue();
      } finally {
        process.destroyForcibly();
      }
      return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }
}
