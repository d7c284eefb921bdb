package dev.kith.bench.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultProxyTest {

  private static final int LONG_ENOUGH_MS = 300;

  private ServerSocket answersOne;
  private ServerSocket answersTwo;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    answersOne = server(1);
    answersTwo = server(2);
    proxy = new FaultProxy(answersOne.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    answersOne.close();
    answersTwo.close();
  }

  @Test
  void bytesPassBothWays() throws IOException {
    try (Socket client = connect()) {
      assertThat(answer(client)).isEqualTo(1);
      assertThat(answer(client)).isEqualTo(1);
    }
  }

  @Test
  void aCutIsFeltAndTheNextConnectionWorks() throws IOException {
    try (Socket client = connect()) {
      assertThat(answer(client)).isEqualTo(1);
      proxy.cut();
      assertThatExceptionOfType(SocketException.class).isThrownBy(() -> answer(client));
    }
    try (Socket later = connect()) {
      assertThat(answer(later)).isEqualTo(1);
    }
  }

  @Test
  void whatIsSwallowedIsNeitherAnsweredNorClosed() throws IOException {
    try (Socket client = connect()) {
      assertThat(answer(client)).isEqualTo(1);
      proxy.swallow();
      client.setSoTimeout(LONG_ENOUGH_MS);
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> answer(client));
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> answer(client));
      try (Socket later = connect()) {
        assertThat(answer(later)).isEqualTo(1);
      }
    }
  }

  @Test
  void newConnectionsGoWhereItLeads() throws IOException {
    try (Socket before = connect()) {
      assertThat(answer(before)).isEqualTo(1);
      proxy.leadTo(answersTwo.getLocalPort());
      try (Socket after = connect()) {
        assertThat(answer(after)).isEqualTo(2);
      }
      assertThat(answer(before)).isEqualTo(1);
    }
  }

  @Test
  void whereNobodyListensTheConnectionIsReset() throws IOException {
    answersOne.close();
    try (Socket client = connect()) {
      assertThatExceptionOfType(SocketException.class).isThrownBy(() -> answer(client));
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), proxy.url().getPort());
  }

  private static int answer(Socket client) throws IOException {
    client.getOutputStream().write(0);
    return client.getInputStream().read();
  }

  private static ServerSocket server(int answer) throws IOException {
    ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    var _ = Thread.ofVirtual().start(() -> serve(server, answer));
    return server;
  }

  private static void serve(ServerSocket server, int answer) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        var _ =
            Thread.ofVirtual()
                .start(() -> {
                  try (socket) {
                    while (socket.getInputStream().read() >= 0) {
                      socket.getOutputStream().write(answer);
                    }
                  } catch (IOException gone) {
                    // The test has ended it.
                  }
                });
      } catch (IOException closed) {
        return;
      }
    }
  }
}
