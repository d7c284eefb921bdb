package dev.kith.mesh;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A local mesh in a process of its own, as `./kith up` starts it, on free ports.
final class RunningMesh {

  /// Unpacked once for all tests and all builds.
  static final Path PROGRAMS = Path.of("target", "home", "postgres").toAbsolutePath();

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path data;

  private RunningMesh(Process process, Path data) {
    this.process = process;
    this.data = data;
  }

  /// Starts a mesh and returns once it says that it is ready.
  static RunningMesh on(Path data) throws IOException {
    return on(data, 0, Map.of());
  }

  /// Starts a mesh that serves a local network at an address of this machine. It is not announced
  /// there: that may be the network of people.
  static RunningMesh onLan(Path data, String address) throws IOException {
    return on(data, 0, Map.of("KITH_DISCOVERY_ANNOUNCE", "off"), "--lan=" + address);
  }

  /// Starts a mesh whose services find these options in their environment.
  static RunningMesh on(Path data, Map<String, String> environment) throws IOException {
    return on(data, 0, environment);
  }

  /// Starts a mesh on ports that are known beforehand.
  static RunningMesh on(Path data, int portBase) throws IOException {
    return on(data, portBase, Map.of());
  }

  private static RunningMesh on(
      Path data, int portBase, Map<String, String> environment, String... more) throws IOException {
    RunningMesh mesh = new RunningMesh(launch(data, portBase, environment, more), data);
    await()
        .atMost(PATIENCE)
        .until(() -> {
          assertThat(mesh.process.isAlive()).as("the process runs").isTrue();
          return Files.exists(mesh.announcementFile())
              && mesh.announcement().contains("\"pid\":" + mesh.process.pid());
        });
    return mesh;
  }

  /// Starts a mesh that is expected to refuse.
  ///
  /// @return what it says
  static String refusal(Path data, int portBase) throws Exception {
    Process process = launch(data, portBase, Map.of());
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE)).as("the process ends").isTrue();
    assertThat(process.exitValue()).as("exit code").isEqualTo(1);
    return output.strip();
  }

  private static Process launch(
      Path data, int portBase, Map<String, String> environment, String... more) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                JavaProgram.command(
                    LocalMesh.class,
                    "--data=" + data,
                    "--home=" + ownersDirectory(data).resolve("kith"),
                    "--programs=" + PROGRAMS,
                    "--port-base=" + portBase))
            .redirectErrorStream(true);
    builder.command().addAll(List.of(more));
    builder.environment().putAll(environment);
    return builder.start();
  }

  /// The owner's commands, each in a process of its own.
  Commands owner() throws IOException {
    return new Commands(ownersDirectory(data), url("relay").getPort());
  }

  private static Path ownersDirectory(Path data) {
    return data.resolveSibling("owner");
  }

  Path announcementFile() {
    return data.resolve("mesh.json");
  }

  String announcement() throws IOException {
    return Files.readString(announcementFile());
  }

  /// The URL of a service in the announcement.
  URI url(String name) throws IOException {
    Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(announcement());
    assertThat(matcher.find()).as(name + " is announced").isTrue();
    return URI.create(matcher.group(1));
  }

  /// The port of `"name":"scheme://127.0.0.1:PORT…"` in the announcement.
  int port(String name) throws IOException {
    Matcher matcher =
        Pattern.compile("\"" + name + "\":\"[a-z]+://127\\.0\\.0\\.1:(\\d+)")
            .matcher(announcement());
    assertThat(matcher.find()).as(name + " is announced").isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  /// Connects to the database as a service does.
  Connection connect() throws IOException, SQLException {
    return connect("kith", Files.readString(data.resolve("postgres.password")).strip());
  }

  Connection connect(String user, String password) throws IOException, SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/kith".formatted(port("database")), properties);
  }

  /// The HTTP status of the relay's health.
  int health() throws IOException {
    URL url = URI.create("http://127.0.0.1:%d/actuator/health".formatted(port("relay"))).toURL();
    return ((HttpURLConnection) url.openConnection()).getResponseCode();
  }

  ProcessHandle postgres() throws IOException {
    String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /// As `kill -9` does.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// As `./kith down` does.
  void stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(PATIENCE.toSeconds(), SECONDS)).as("the process ends").isTrue();
  }
}
