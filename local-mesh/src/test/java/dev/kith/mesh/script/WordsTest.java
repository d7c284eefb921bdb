package dev.kith.mesh.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.mesh.script.Checkout.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the script says before it runs anything.
class WordsTest {

  @TempDir Path directory;

  Checkout checkout;

  @BeforeEach
  void prepare() throws IOException {
    checkout = Checkout.in(directory.resolve("kith"));
  }

  @Test
  void theVersionIsThatOfTheBuild() throws Exception {
    assertThat(checkout.run("--version")).isEqualTo(new Answer(0, "kith 1.2.3-TEST", ""));
  }

  @Test
  void theScriptFindsItsCheckoutThroughLinks() throws Exception {
    Path first = Files.createSymbolicLink(directory.resolve("first"), checkout.script());
    Path second = Files.createSymbolicLink(directory.resolve("second"), first.getFileName());

    assertThat(Checkout.answer(checkout.start(second, "--version")).out())
        .isEqualTo("kith 1.2.3-TEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up",
        "down",
        "status",
        "backup",
        "restore",
        "compose-env",
        "test",
        "bench",
        "send",
        "inbox",
        "announce",
        "key",
        "invite",
        "join",
        "agents",
        "find",
        "watch",
        "members",
        "presence",
        "leave",
        "wake",
        "admin",
        "--detach"
      })
  void theHelpNamesEveryWord(String word) throws Exception {
    Answer help = checkout.run("--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).containsPattern("(?m)(^  |\\[)" + word + "\\b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--frobnicate",
        "up --frobnicate",
        "down --json",
        "up --data",
        "backup",
        "restore --data",
        "compose-env --now",
        "compose-env one two",
        "bench",
        ""
      })
  void wrongUseIsSaidAndHasItsOwnExitCode(String arguments) throws Exception {
    Answer answer = checkout.run(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("--help");
  }

  @Test
  void aJdkThatIsNoneIsMissing() throws Exception {
    checkout.set("KITH_JAVA_HOME", directory.toString());

    assertMissing(checkout.run("up"), "KITH_JAVA_HOME=" + directory + " is not a JDK 25 or newer");
  }

  @Test
  void aJdkThatIsTooOldIsMissing() throws Exception {
    Path old = Files.createDirectories(directory.resolve("old"));
    Files.createDirectory(old.resolve("bin"));
    Checkout.putProgram(old.resolve("bin/javac"), "exit 1");
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"24.0.2\"\n");
    checkout.set("KITH_JAVA_HOME", old.toString());

    assertMissing(checkout.run("test"), "is not a JDK 25 or newer");
  }

  @Test
  void mavenIsMissingOnlyWhereItIsNeeded() throws Exception {
    checkout.shortenPath();
    checkout.set("MAVEN_HOME", "");
    checkout.set("HOME", directory.toString());

    assertMissing(checkout.run("test"), "Maven is missing: install Maven 3.8.7 or newer");
    assertThat(checkout.run("status").exitCode()).isEqualTo(3);
  }

  @Test
  void aModuleThatIsNotThereIsSaid() throws Exception {
    assertMissing(checkout.run("bench", "relay"), "This checkout has no module benchmarks");
  }

  private static void assertMissing(Answer answer, String sentence) {
    assertThat(answer.exitCode()).isEqualTo(4);
    assertThat(answer.said()).singleElement().asString().contains(sentence);
  }
}
