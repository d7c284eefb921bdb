package dev.kith.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BenchTest {

  private final PrintStream before = System.err;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setErr(before);
  }

  @Test
  void anUnknownBenchmarkIsRefusedInOneSentence() {
    assertRefused("There is no nothing; see ./kith bench --help", "nothing");
  }

  @Test
  void anUnknownOptionIsRefusedInOneSentence() {
    assertRefused(
        "There is no --fast; see ./kith bench relay --help", "relay", "--quick", "--fast");
  }

  @Test
  void aBenchmarkHasToBeNamed() {
    assertRefused("Missing required subcommand; see ./kith bench --help");
  }

  @Test
  void aFileThatCannotBeWrittenIsRefusedBeforeAnythingIsMeasured() {
    assertRefused(
        "/nowhere/figures.json cannot be written; see ./kith bench relay --help",
        "relay",
        "--json",
        "/nowhere/figures.json");
  }

  @Test
  void aRunThatWouldNeverEndIsRefused() {
    assertRefused(
        "--minutes is 1 to 1440; see ./kith bench durability --help",
        "durability",
        "--minutes",
        "0");
  }

  private void assertRefused(String sentence, String... arguments) {
    assertThat(Bench.run(arguments)).isEqualTo(2);
    assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("kith: " + sentence + "\n");
  }
}
