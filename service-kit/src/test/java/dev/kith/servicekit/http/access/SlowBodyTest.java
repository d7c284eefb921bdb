package dev.kith.servicekit.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.servicekit.tiny.RunningService;
import dev.kith.testkit.http.Keys;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SlowBodyTest {

  private static final String PATH = "/v1/notes/raw";

  @Test
  void aBodyThatDoesNotArriveIsNotWaitedForLongerThanAllowed() throws IOException {
    try (RunningService service = RunningService.start("kith.http.body-timeout=100ms")) {
      URI address = URI.create(service.url(PATH));
      String authorization =
          service
              .authorization("PUT", PATH)
              .withBody("four".getBytes(StandardCharsets.UTF_8))
              .headerBy(Keys.OPERATOR);

      try (Socket socket = new Socket(address.getHost(), address.getPort())) {
        socket
            .getOutputStream()
            .write(
                """
                PUT %s HTTP/1.1\r
                Host: %s\r
                Authorization: %s\r
                Content-Type: text/plain\r
                Content-Length: 4\r
                \r
                fo\
                """
                    .formatted(PATH, address.getAuthority(), authorization)
                    .getBytes(StandardCharsets.UTF_8));

        assertThat(statusLine(socket)).startsWith("HTTP/1.1 408");
      }
    }
  }

  private static String statusLine(Socket socket) throws IOException {
    return new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }
}
