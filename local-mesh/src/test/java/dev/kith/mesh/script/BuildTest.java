package dev.kith.mesh.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.mesh.script.Checkout.Answer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When the script builds and when it does not, with a Maven that only keeps count and a command
/// line that only repeats what it is given.
class BuildTest {

  private static final String MODULE = "agent-client";

  private static final String ECHO =
      """
      package dev.kith.client.command;

      class Kith {
        public static void main(String[] arguments) throws Exception {
          System.out.println(String.join("|", arguments));
          System.in.transferTo(System.out);
          System.exit(arguments.length);
        }
      }
      """;

  @TempDir Path directory;

  Checkout checkout;

  @BeforeEach
  void prepare() throws IOException {
    checkout = Checkout.in(directory.resolve("a check out"));
    Path module = checkout.root().resolve(MODULE);
    Path source = module.resolve("src/main/java/Kith.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, ECHO);
    Files.writeString(module.resolve("pom.xml"), "<project/>");
    Path jar = compile(source);
    Path bin = Files.createDirectory(directory.resolve("bin"));
    Checkout.putProgram(
        bin.resolve("mvn"),
        """
        echo "$@" >>'%1$s/maven.log'
        [ ! -e '%1$s/broken' ] || { echo '[ERROR] Kith.java: it is broken'; exit 1; }
        cp '%2$s' agent-client/target/agent-client-%3$s.jar
        cp '%2$s' '%1$s/library.jar'
        echo '%1$s/library.jar' >agent-client/target/runtime.classpath
        echo '[INFO] Building agent-client %3$s'\
        """
            .formatted(directory, jar, Checkout.VERSION));
    checkout.set("PATH", bin + ":" + System.getenv("PATH"));
    checkout.set("TMPDIR", directory.toString());
  }

  @Test
  void aWordOfTheAgentIsBuiltOnceAndHandedOnAsItIs() throws Exception {
    Answer first = checkout.run("send", "--to", "a b", "", "\"c\" $d");

    assertThat(first.out()).isEqualTo("send|--to|a b||\"c\" $d");
    assertThat(first.exitCode()).isEqualTo(5);
    assertThat(first.err()).contains("building agent-client");
    assertThat(checkout.run("key").err()).isEmpty();
    assertThat(builds()).hasSize(1);
  }

  @Test
  void theInputBelongsToTheCommandAlsoWhenItIsBuiltFirst() throws Exception {
    Process process = checkout.start("publish");
    try (var input = process.outputWriter()) {
      input.write("from a pipe");
    }

    assertThat(Checkout.answer(process).out()).isEqualTo("publish\nfrom a pipe");
  }

  @Test
  void aChangedSourceIsBuiltAgain() throws Exception {
    checkout.run("key");
    Path source = checkout.root().resolve(MODULE + "/src/main/java/Kith.java");
    Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 5_000));
    checkout.run("key");

    assertThat(builds()).hasSize(2);
  }

  @Test
  void aRemovedSourceIsBuiltAgain() throws Exception {
    Path second = checkout.root().resolve(MODULE + "/src/main/java/Second.java");
    Files.writeString(second, "class Second {}");
    checkout.run("key");
    Files.delete(second);
    Files.setLastModifiedTime(
        second.getParent(), FileTime.fromMillis(System.currentTimeMillis() + 5_000));
    checkout.run("key");

    assertThat(builds()).hasSize(2);
  }

  @Test
  void twoCallsAtOnceBuildOnce() throws Exception {
    Process first = checkout.start("first");
    Process second = checkout.start("second");

    assertThat(List.of(Checkout.answer(first).out(), Checkout.answer(second).out()))
        .containsExactly("first", "second");
    assertThat(builds()).hasSize(1);
  }

  @Test
  void theLockOfAKilledBuildIsBroken() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Path target = Files.createDirectory(checkout.root().resolve("target"));
    Files.createSymbolicLink(target.resolve("kith-build.lock"), Path.of(Long.toString(gone.pid())));

    assertThat(checkout.run("key").out()).isEqualTo("key");
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void aBrokenBuildShowsMavensErrorsAndIsTriedAgain() throws Exception {
    Path broken = Files.createFile(directory.resolve("broken"));

    Answer answer = checkout.run("key");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("it is broken").contains("The build of agent-client failed");
    Files.delete(broken);
    assertThat(checkout.run("key").out()).isEqualTo("key");
  }

  @Test
  void theJvmRemembersTheTrainingRun() throws Exception {
    checkout.run("key");

    assertThat(checkout.root().resolve(MODULE + "/target/run/app.aot")).isNotEmptyFile();
    assertThat(directory.toFile().list()).noneMatch(name -> name.startsWith("kith-train"));
  }

  @Test
  void theTestCommandIsMavensVerifyAndNamesWhatWasSkipped() throws Exception {
    Path reports = Files.createDirectories(checkout.root().resolve("some/target/surefire-reports"));
    Files.writeString(
        reports.resolve("TEST-Some.xml"),
        """
        <testsuite>
          <testcase name="runs" classname="dev.kith.Some" time="0.1"/>
          <testcase name="needsNode" classname="dev.kith.Some" time="0">
            <skipped message="Node &lt; 20"/>
          </testcase>
          <testcase name="assumes" classname="dev.kith.Some" time="0">
            <skipped type="Aborted"><![CDATA[org.Aborted: Assumption failed: needs "node"
        	at org.Assumptions.assumeTrue(Assumptions.java:127)
        ]]></skipped>
          </testcase>
        </testsuite>
        """);
    Files.setLastModifiedTime(
        reports.resolve("TEST-Some.xml"), FileTime.fromMillis(System.currentTimeMillis() + 60_000));

    Answer answer = checkout.run("test", "-Dsome=thing");

    assertThat(builds()).containsExactly("-B verify -Dsome=thing");
    assertThat(answer.out())
        .endsWith(
            """
            kith: these tests were skipped:
              dev.kith.Some needsNode: Node < 20
              dev.kith.Some assumes: needs "node\"\
            """);
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(directory.resolve("maven.log"));
  }

  private Path compile(Path source) throws IOException {
    Path classes = directory.resolve("classes");
    Path jar = directory.resolve("echo.jar");
    tool("javac", "-d", classes.toString(), source.toString());
    tool("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
    return jar;
  }

  private static void tool(String name, String... arguments) {
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    assertThat(ToolProvider.findFirst(name).orElseThrow().run(err, err, arguments)).isZero();
  }
}
