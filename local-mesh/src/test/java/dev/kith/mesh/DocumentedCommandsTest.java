package dev.kith.mesh;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kith.mesh.Commands.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every command that README.md and docs/operate.md show is run: here, in their order, by the owner
/// of one mesh, or by what is named for it.
class DocumentedCommandsTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern SHELL = Pattern.compile("(?s)```sh\\n(.*?)```");
  private static final Pattern COMMENT = Pattern.compile("\\s+# .*$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern HEX_KEY = Pattern.compile("\"pubkey\":\"([0-9a-f]{64})\"");

  private static final String TESTS = "local-mesh/src/test/java/dev/kith/mesh/";
  private static final String CONTAINERS = "docker/test.sh";

  private static final String SEND = "./kith send --to bob --receipt --wait 1h \"Call me\"";
  private static final String DRAIN = "./kith inbox --key bob --ack";
  private static final String ADDRESS = "url=http://127.0.0.1:7447/v1/status";
  private static final String CURL = "curl -H \"$(./kith auth-header GET $url)\" $url";

  /// @param file what runs the command
  /// @param text where it does
  private record Elsewhere(String file, String text) {}

  private static final Map<String, Elsewhere> ELSEWHERE =
      Map.ofEntries(
          entry(
              "./kith up --detach",
              new Elsewhere(TESTS + "script/MeshCommandsTest.java", "up(\"--detach\"")),
          entry(
              "./kith listen",
              new Elsewhere(TESTS + "FirstMessageTest.java", "kith.start(\"listen\"")),
          entry(
              "./kith send --to npub1... \"Are you awake?\"",
              new Elsewhere(
                  TESTS + "FirstMessageTest.java",
                  "kith.run(\"send\", \"--to\", npub, \"Are you awake?\")")),
          entry(
              "./kith wake listen --key bob -- ./kith inbox --key bob --ack",
              new Elsewhere(
                  TESTS + "WakeCommandsTest.java", "\"wake\", \"listen\", \"--key\", \"bob\"")),
          entry(
              "./kith invite --relay wss://relay.example.org",
              new Elsewhere(TESTS + "JoiningTest.java", ".run(\"invite\"")),
          entry(
              "./kith join wss://relay.example.org#invite=CODE --name carol",
              new Elsewhere(
                  TESTS + "JoiningTest.java", "run(\"join\", invite, \"--name\", \"carol\")")),
          entry(
              "./kith compose-env",
              new Elsewhere(TESTS + "script/ComposeEnvTest.java", "run(\"compose-env\")")),
          entry(
              "./kith backup kith.backup",
              new Elsewhere(TESTS + "BackupTest.java", "copy(Backup.class, data, file)")),
          entry(
              "./kith restore kith.backup --data another-mesh",
              new Elsewhere(TESTS + "BackupTest.java", "copy(Restore.class, restored, file)")),
          entry(
              "./kith up --data another-mesh",
              new Elsewhere(TESTS + "BackupTest.java", "RunningMesh.on(restored)")),
          entry(
              "java --enable-native-access=ALL-UNNAMED -jar"
                  + " relay-service/target/relay-service-0.1.0-SNAPSHOT-exec.jar",
              new Elsewhere("docker/train.sh", "-jar /app/service.jar")),
          entry(
              "docker compose up --detach --wait",
              new Elsewhere(CONTAINERS, "compose up --detach --wait")),
          entry(
              "docker compose exec postgres pg_dump --username=kith --format=custom kith >"
                  + " kith.dump",
              new Elsewhere(CONTAINERS, "pg_dump --username=kith --format=custom kith >")),
          entry(
              "docker compose stop relay presence wake",
              new Elsewhere(CONTAINERS, "compose stop relay presence wake")),
          entry(
              "docker compose exec postgres dropdb --username=kith --force"
                  + " --maintenance-db=postgres kith",
              new Elsewhere(
                  CONTAINERS, "dropdb --username=kith --force --maintenance-db=postgres kith")),
          entry(
              "docker compose exec postgres createdb --username=kith --maintenance-db=postgres"
                  + " kith",
              new Elsewhere(CONTAINERS, "createdb --username=kith --maintenance-db=postgres kith")),
          entry(
              "docker compose exec --no-TTY postgres pg_restore --username=kith --dbname=kith"
                  + " --exit-on-error < kith.dump",
              new Elsewhere(
                  CONTAINERS, "pg_restore --username=kith --dbname=kith --exit-on-error")),
          entry(
              "docker compose start relay presence wake",
              new Elsewhere(CONTAINERS, "compose start relay presence wake")),
          // These two are run by nobody, and the document says so.
          entry(
              "helm install kith helm/kith --values helm/examples/trial.yaml",
              new Elsewhere("docs/operate.md", "None installs it into a cluster")),
          entry(
              "helm test kith",
              new Elsewhere("docs/operate.md", "None installs it into a cluster")));

  @TempDir static Path directory;

  @SuppressWarnings("NullAway.Init")
  static RunningMesh mesh;

  @SuppressWarnings("NullAway.Init")
  static Commands owner;

  private Commands.@Nullable Running sending;

  @BeforeAll
  static void startMesh() throws IOException {
    mesh = RunningMesh.on(directory.resolve("data"));
    owner = mesh.owner();
  }

  @AfterAll
  static void stopMesh() throws InterruptedException {
    mesh.stop();
  }

  @TestFactory
  Stream<DynamicTest> everyCommandDoesWhatItIsShownFor() {
    return commands().stream().map(command -> dynamicTest(command, () -> check(command)));
  }

  @Test
  void noCommandIsListedHereThatIsNotShown() {
    assertThat(commands()).containsAll(ELSEWHERE.keySet());
  }

  private void check(String command) throws Exception {
    Elsewhere elsewhere = ELSEWHERE.get(command);
    if (elsewhere != null) {
      assertThat(ROOT.resolve(elsewhere.file())).content().contains(elsewhere.text());
      return;
    }
    switch (command) {
      case SEND -> sending = owner.start(words(command));
      case DRAIN -> {
        assertThat(run(command)).contains("Call me");
        assertThat(Objects.requireNonNull(sending).answer().out()).contains("acked");
      }
      case ADDRESS -> assertThat(commands()).contains(CURL);
      case CURL -> assertThat(status("http://127.0.0.1:%d/v1/status")).isEqualTo(200);
      default -> assertThat(run(command)).isNotNull();
    }
  }

  private static String run(String command) throws Exception {
    Answer answer = owner.run(words(command));
    assertThat(answer.exitCode()).as(answer.err()).isZero();
    return answer.out();
  }

  private static int status(String url) throws Exception {
    String address = url.formatted(mesh.port("relay"));
    String[] header = run("./kith auth-header GET " + address).strip().split(": ", 2);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).header(header[0], header[1]).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  /// The words after `./kith`, with what stands for a key and the ports of this mesh.
  private static String[] words(String command) throws Exception {
    assertThat(command).as("nobody runs it: list it here").startsWith("./kith ");
    String actual = command.substring("./kith ".length());
    if (actual.contains("KEY")) {
      actual = actual.replace("KEY", keyOfBob());
    }
    actual =
        actual
            .replace("127.0.0.1:7447", "127.0.0.1:" + mesh.port("relay"))
            .replace("127.0.0.1:7448", "127.0.0.1:" + mesh.port("presence"));
    return WORD.matcher(actual)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toArray(String[]::new);
  }

  private static String keyOfBob() throws Exception {
    return HEX_KEY
        .matcher(owner.run("key", "show", "bob", "--json").out())
        .results()
        .map(key -> key.group(1))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> commands() {
    return Stream.of("README.md", "docs/operate.md")
        .map(DocumentedCommandsTest::read)
        .flatMap(text -> SHELL.matcher(text).results())
        .map(MatchResult::group)
        .flatMap(String::lines)
        .filter(line -> !line.startsWith("```"))
        .map(line -> COMMENT.matcher(line).replaceFirst("").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String read(String document) {
    try {
      return Files.readString(ROOT.resolve(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
