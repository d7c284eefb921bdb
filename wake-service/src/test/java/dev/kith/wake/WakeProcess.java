package dev.kith.wake;

import dev.kith.model.crypto.KeyPair;
import dev.kith.testkit.database.EmbeddedDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;

/// A wake service in a process of its own, which can be killed.
final class WakeProcess implements AutoCloseable {

  private static final Duration SOON = Duration.ofMinutes(2);

  private final Process process;
  private final int port;

  private WakeProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static WakeProcess start(EmbeddedDatabase database, KeyPair key, int relayPort)
      throws IOException {
    int port = freePort();
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    WakeApplication.class.getName(),
                    "--server.port=" + port,
                    "--spring.r2dbc.url=" + database.r2dbcUrl(),
                    "--spring.r2dbc.username=" + database.user(),
                    "--spring.r2dbc.password=" + database.password(),
                    "--spring.flyway.url=" + database.jdbcUrl(),
                    "--spring.flyway.user=" + database.user(),
                    "--spring.flyway.password=" + database.password(),
                    "--kith.wake.relay=ws://127.0.0.1:" + relayPort,
                    "--kith.wake.secret-key=" + key.secretKey().value().hex(),
                    "--kith.wake.sealing.keys.1="
                        + Base64.getEncoder().encodeToString(new byte[32]),
                    "--kith.wake.webhooks.loopback=true"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    WakeProcess started = new WakeProcess(process, port);
    try {
      Awaitility.await().atMost(SOON).until(started::isHealthy);
      return started;
    } catch (RuntimeException never) {
      started.close();
      throw never;
    }
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  /// As `kill -9` does.
  @Override
  public void close() {
    process.destroyForcibly();
    var _ = process.onExit().join();
  }

  private boolean isHealthy() throws InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException("the wake service has ended");
    }
    HttpRequest request = HttpRequest.newBuilder(URI.create(url("/actuator/health"))).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
