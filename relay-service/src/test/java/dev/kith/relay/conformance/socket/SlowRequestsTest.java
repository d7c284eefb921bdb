package dev.kith.relay.conformance.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Connections that hold on without ever asking for something ("slow loris").
class SlowRequestsTest {

  private static final int MANY = 200;
  private static final byte[] BEGINNING =
      "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII);

  @SuppressWarnings("NullAway.Init")
  private static RunningRelay relay;

  @BeforeAll
  static void start() {
    relay = RunningRelay.start("kith.http.head-timeout=1s");
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  @Test
  void whoNeverAsksIsSentAway() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try (Client honest = Client.connect(relay.url())) {
      for (int i = 0; i < MANY; i++) {
        silent.add(connect());
      }
      honest.accept(Author.fresh().note("meanwhile"));
      for (Socket socket : silent) {
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
      }
      honest.accept(Author.fresh().note("a socket may be quiet for longer"));
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void whoSendsAByteAtATimeIsSentAwayToo() throws Exception {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(BEGINNING);
      assertThat(dripsUntilClosed(socket)).isTrue();
    }
  }

  @Test
  void aConnectionMayAskAgainButNotWaitForEver() throws Exception {
    byte[] request =
        "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = connect()) {
      for (int i = 0; i < 3; i++) {
        socket.getOutputStream().write(request);
        assertThat(socket.getInputStream().read()).isEqualTo('H');
        socket.getInputStream().skipNBytes(socket.getInputStream().available());
      }
      while (socket.getInputStream().read() >= 0) {
        // What is left of the answers.
      }
    }
  }

  /// @return false if the server is still there after twenty times its patience
  private static boolean dripsUntilClosed(Socket socket) throws Exception {
    socket.setSoTimeout(1);
    for (int i = 0; i < 200; i++) {
      try {
        socket.getOutputStream().write('x');
        if (socket.getInputStream().read() < 0) {
          return true;
        }
      } catch (SocketException reset) {
        return true;
      } catch (SocketTimeoutException nothingYet) {
        Thread.sleep(100);
      }
    }
    return false;
  }

  private static Socket connect() throws IOException {
    Socket socket = new Socket(relay.url().getHost(), relay.port());
    socket.setSoTimeout(20_000);
    return socket;
  }
}
