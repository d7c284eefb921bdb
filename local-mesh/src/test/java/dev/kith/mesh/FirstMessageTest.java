package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.mesh.Commands.Answer;
import dev.kith.mesh.Commands.Running;
import dev.kith.testkit.foreign.ForeignProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What README shows in a minute: an agent in JavaScript, exactly as it is printed there, and two
/// commands.
class FirstMessageTest {

  private static final Pattern JAVASCRIPT = Pattern.compile("(?s)```js\\n(.*?)```");

  @TempDir Path directory;

  private RunningMesh mesh;

  @BeforeEach
  void startMesh() throws IOException {
    Examples.JAVASCRIPT.assumeRunnable();
    mesh = RunningMesh.on(directory.resolve("data"));
  }

  @AfterEach
  void stopMesh() throws InterruptedException {
    if (mesh != null) {
      mesh.stop();
    }
  }

  @Test
  void theAgentOfReadmeAnswersTheCommandsOfReadme() throws Exception {
    Files.writeString(
        Examples.JAVASCRIPT.directory().resolve("agent.mjs"),
        script().replace("ws://127.0.0.1:7447", "ws://127.0.0.1:" + mesh.port("relay")));
    Commands kith = new Commands(directory, mesh.port("relay"));
    try (ForeignProgram agent = Examples.JAVASCRIPT.start("agent.mjs")) {
      String npub = agent.hear().replace("I am ", "");
      assertThat(kith.run("key", "new").exitCode()).isZero();
      Running listen = kith.start("listen", "--count", "1");
      listen.says("listening as");

      Answer sent = kith.run("send", "--to", npub, "Are you awake?");

      assertThat(sent.exitCode()).as(sent.err()).isZero();
      assertThat(agent.hear()).isEqualTo("received: Are you awake?");
      Answer heard = listen.answer();
      assertThat(heard.exitCode()).as(heard.err()).isZero();
      assertThat(heard.out()).contains("You said: Are you awake?");
    }
  }

  private static String script() throws IOException {
    Matcher block = JAVASCRIPT.matcher(Files.readString(Path.of("..", "README.md")));
    assertThat(block.find()).as("README has a block of JavaScript").isTrue();
    return block.group(1);
  }
}
