package dev.kith.relay.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RelayApplication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A relay in a process of its own, without a database.
class NoDatabaseTest {

  /// A port that nobody listens on.
  private static final String NOWHERE = "--spring.flyway.url=jdbc:postgresql://127.0.0.1:1/kith";

  @ParameterizedTest
  @ValueSource(strings = {"migrate", "--server.port=0"})
  void whatCannotBeginSaysWhyInOneSentence(String argument) throws Exception {
    Process process = launch(argument);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(output.lines())
        .noneMatch(line -> line.startsWith("\tat "))
        .last()
        .asString()
        .contains("The schema could not be brought up to date: ", "127.0.0.1:1", "refused");
  }

  private static Process launch(String argument) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            RelayApplication.class.getName(),
            argument,
            NOWHERE);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
