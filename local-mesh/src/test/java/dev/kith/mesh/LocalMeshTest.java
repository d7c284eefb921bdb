package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules of a running mesh, seen from outside its process.
class LocalMeshTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path directory;

  static RunningMesh mesh;

  @BeforeAll
  static void startMesh() throws IOException {
    mesh = RunningMesh.on(directory.resolve("data"));
  }

  @AfterAll
  static void stopMesh() throws InterruptedException {
    mesh.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
  void writesReachTheDiskBeforeTheyAreConfirmed(String setting) throws Exception {
    try (Connection connection = mesh.connect()) {
      assertThat(text(connection, "SHOW " + setting)).isEqualTo("on");
    }
  }

  @Test
  void theDatabaseOpensForNobodyWithoutThePassword() {
    assertThatThrownBy(() -> mesh.connect("kith", "")).hasMessageContaining("SCRAM");
    assertThatThrownBy(() -> mesh.connect("kith", "guessed"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    assertThatThrownBy(() -> mesh.connect("postgres", "guessed"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28000"));
  }

  @Test
  void theRoleOfTheServicesIsNotASuperuser() throws Exception {
    try (Connection connection = mesh.connect()) {
      assertThat(text(connection, "SHOW is_superuser")).isEqualTo("off");
    }
  }

  @Test
  void everyFileIsForItsOwnerAlone() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
      assertThat(files)
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .endsWith("------"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"relay", "presence", "wake", "database"})
  void nothingListensBeyondLoopback(String name) throws IOException {
    for (InetAddress address : addressesBeyondLoopback()) {
      assertThatThrownBy(
              () -> {
                try (Socket socket = new Socket()) {
                  socket.connect(new InetSocketAddress(address, mesh.port(name)), 2_000);
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aSecondMeshOnTheSameDataIsRefusedInOneSentence() throws Exception {
    assertThat(RunningMesh.refusal(directory.resolve("data"), 0))
        .matches("kith: Kith already runs on .* \\(process \\d+\\): stop that one first.*");
  }

  @Test
  void aPortInUseIsRefusedInOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      int port = taken.getLocalPort();
      assertThat(RunningMesh.refusal(directory.resolve("other"), port))
          .matches("kith: Port %d, which the relay needs, is in use: .*".formatted(port));
    }
  }

  @Test
  void aPostgresqlThatIsKilledComesBackWithEveryRow() throws Exception {
    ProcessHandle killed = mesh.postgres();
    try (Connection connection = mesh.connect()) {
      execute(connection, "CREATE TABLE survivor AS SELECT 'of a crash' AS text");
    }
    killed.destroyForcibly();
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> {
          try (Connection connection = mesh.connect()) {
            assertThat(text(connection, "SELECT text FROM survivor")).isEqualTo("of a crash");
          }
        });
    assertThat(mesh.postgres().pid()).isNotEqualTo(killed.pid());
    await("the relay finds its database again")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> mesh.health() == 200);
  }

  @Test
  void aMeshThatIsKilledComesBackWithEveryRow() throws Exception {
    Path data = directory.resolve("killed");
    RunningMesh killed = RunningMesh.on(data);
    try (Connection connection = killed.connect()) {
      execute(connection, "CREATE TABLE survivor AS SELECT 'of a kill' AS text");
    }
    ProcessHandle orphan = killed.postgres();
    killed.kill();
    assertThat(orphan.isAlive()).as("PostgreSQL outlives its parent").isTrue();

    RunningMesh again = RunningMesh.on(data);
    ProcessHandle postgres = again.postgres();
    assertThat(postgres.pid()).isNotEqualTo(orphan.pid());
    await().until(() -> !orphan.isAlive());
    try (Connection connection = again.connect()) {
      assertThat(text(connection, "SELECT text FROM survivor")).isEqualTo("of a kill");
    }
    again.stop();
    await("PostgreSQL stops with the mesh").until(() -> !postgres.isAlive());
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    assertThat(again.announcementFile()).doesNotExist();
  }

  @Test
  void everyServiceSaysOnceThatItHasStarted() throws IOException {
    try (Stream<String> log = Files.lines(directory.resolve("data/mesh.log"))) {
      assertThat(log.filter(line -> line.contains(" listens on ")))
          .hasSize(3)
          .anySatisfy(
              line -> assertThat(line).contains("relay-service", ":" + mesh.port("relay") + " "))
          .anySatisfy(
              line -> assertThat(line).contains("wake-service", ":" + mesh.port("wake") + " "))
          .anySatisfy(line ->
              assertThat(line).contains("presence-service", ":" + mesh.port("presence") + " "));
    }
  }

  @Test
  void clientsAreToldThatTheMeshStops() throws Exception {
    RunningMesh stopping = RunningMesh.on(directory.resolve("stopping"));
    CompletableFuture<String> farewell = new CompletableFuture<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      WebSocket socket =
          client
              .newWebSocketBuilder()
              .buildAsync(
                  URI.create("ws://127.0.0.1:" + stopping.port("relay")),
                  new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onClose(
                        WebSocket from, int code, String reason) {
                      farewell.complete(code + " " + reason);
                      return null;
                    }
                  })
              .join();
      stopping.stop();
      assertThat(farewell).succeedsWithin(PATIENCE).isEqualTo("1001 the relay stops");
      socket.abort();
    }
  }

  private static List<InetAddress> addressesBeyondLoopback() throws IOException {
    List<InetAddress> addresses = new ArrayList<>();
    for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
      network.inetAddresses().filter(a -> !a.isLoopbackAddress()).forEach(addresses::add);
    }
    return addresses;
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
