package dev.kith.mesh.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.mesh.script.Checkout.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `up`, `down`, `status`, `backup` and `restore` against a real mesh.
class MeshCommandsTest {

  private static final Pattern PID = Pattern.compile("\"pid\":(\\d+)}$");

  @TempDir Path directory;

  Checkout checkout;

  /// Spaces and quotes, because a home directory may have them.
  Path data;

  @BeforeEach
  void prepare() throws IOException {
    checkout = Checkout.in(directory.resolve("a \"check\" out"));
    checkout.putBuilt("local-mesh");
    // PostgreSQL's programs are unpacked here, once for all tests.
    checkout.set("KITH_HOME", Path.of("target", "home").toAbsolutePath().toString());
    data = directory.resolve("my \"mesh\"");
  }

  @AfterEach
  void leaveNothingBehind() throws Exception {
    checkout.run("down", "--data", data.toString());
  }

  @Test
  void aDetachedMeshRunsUntilItIsTakenDownAndItsBackupIsRestored() throws Exception {
    Answer up = up("--detach", "--json");
    assertThat(up.exitCode()).as(up.err()).isZero();
    long pid = pid(up.out());

    Answer status = checkout.run("status", "--json", "--data=" + data);
    assertThat(status.out()).isEqualTo("{\"state\":\"up\"," + up.out().substring(1));
    assertThat(status.exitCode()).isZero();

    Answer second = up("--detach");
    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.said())
        .singleElement()
        .asString()
        .contains("Kith already runs on " + data + " (process " + pid + ")");

    Path file = directory.resolve("kith.backup");
    Answer backup = checkout.run("backup", file.toString(), "--data", data.toString());
    assertThat(backup.exitCode()).as(backup.err()).isZero();
    assertThat(file).isNotEmptyFile();

    Answer down = checkout.run("down", "--data", data.toString());
    assertThat(down.out()).isEqualTo("Kith is down.");
    awaitEnd(pid);

    Answer statusAfter = checkout.run("status", "--data", data.toString());
    assertThat(statusAfter.out()).isEqualTo("Kith is down on " + data + ".");
    assertThat(statusAfter.exitCode()).isEqualTo(3);

    Path other = directory.resolve("other");
    Answer restore = checkout.run("restore", file.toString(), "--data", other.toString());
    assertThat(restore.exitCode()).as(restore.err()).isZero();
    assertThat(restore.out()).endsWith("./kith up --data \"%s\"".formatted(other));
    assertThat(other.resolve("postgres/PG_VERSION")).hasContent("18");
  }

  @Test
  void aMeshInTheForegroundEndsWithTheCommand() throws Exception {
    Process up = checkout.start("up", "--json", "--port-base", "0", "--data", data.toString());
    long pid = pid(up.inputReader().readLine());

    up.toHandle().destroy();

    assertThat(Checkout.answer(up)).isEqualTo(new Answer(0, "", ""));
    awaitEnd(pid);
  }

  @Test
  void thePostgresqlOfAKilledMeshIsTakenDownToo() throws Exception {
    long pid = pid(up("--detach", "--json").out());
    Path pidFile = data.resolve("postgres/postmaster.pid");
    long postgres = Long.parseLong(Files.readAllLines(pidFile).getFirst());
    ProcessHandle mesh = ProcessHandle.of(pid).orElseThrow();
    mesh.destroyForcibly();
    await().until(() -> !mesh.isAlive());
    assertThat(checkout.run("status", "--data", data.toString()).exitCode()).isEqualTo(3);

    Answer down = checkout.run("down", "--data", data.toString());

    assertThat(down.out()).contains("left over from a killed mesh");
    awaitEnd(postgres);
    assertThat(pidFile).doesNotExist();
  }

  @Test
  void aMeshThatCannotStartSaysWhyInOneSentence() throws Exception {
    Files.createDirectory(data);
    Files.writeString(data.resolve("diary.txt"), "");

    Answer up = up("--detach");

    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.said())
        .singleElement()
        .asString()
        .contains("is not empty and not a data directory of Kith");
    assertThat(data.toFile().list()).containsExactly("diary.txt");
  }

  @Test
  void whatWasNeverUpIsDownAlready() throws Exception {
    assertThat(checkout.run("status", "--json", "--data", data.toString()))
        .isEqualTo(
            new Answer(
                3,
                "{\"state\":\"down\",\"data\":\"%s\"}"
                    .formatted(data.toString().replace("\"", "\\\"")),
                ""));
    assertThat(checkout.run("down", "--data", data.toString()))
        .isEqualTo(new Answer(0, "Kith was not running on " + data + ".", ""));
  }

  @Test
  void aBackupNeedsARunningMesh() throws Exception {
    Path file = directory.resolve("kith.backup");

    Answer backup = checkout.run("backup", file.toString(), "--data", data.toString());

    assertThat(backup.exitCode()).isEqualTo(3);
    assertThat(backup.said()).singleElement().asString().contains("Kith is not running on " + data);
    assertThat(file).doesNotExist();
  }

  private Answer up(String... options) throws Exception {
    String[] arguments = new String[options.length + 5];
    System.arraycopy(
        new String[] {"up", "--port-base", "0", "--data", data.toString()}, 0, arguments, 0, 5);
    System.arraycopy(options, 0, arguments, 5, options.length);
    return checkout.run(arguments);
  }

  /// Its entry stays until init has looked after it.
  private static void awaitEnd(long pid) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  private static long pid(String announcement) {
    Matcher matcher = PID.matcher(announcement);
    assertThat(matcher.find()).as(announcement).isTrue();
    return Long.parseLong(matcher.group(1));
  }
}
