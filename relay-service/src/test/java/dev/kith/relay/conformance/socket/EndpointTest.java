package dev.kith.relay.conformance.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Information;
import dev.kith.relay.conformance.kit.Relay;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// NIP-01: a relay has one address and accepts connections to no other path.
@Conformance(chapter = "The socket", about = "The one address")
class EndpointTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(strings = {"anything", "ws", "relay/", "index.html", "actuator", "%2e%2e/x"})
  void noOtherPathTakesASocket(String path, Relay relay) {
    URI other = relay.url().resolve("/" + path);
    assertThatThrownBy(
            () -> HTTP.newWebSocketBuilder().buildAsync(other, new WebSocket.Listener() {}).join())
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"anything", "ws", "relay/"})
  void noOtherPathHasADocument(String path, Relay relay) {
    HttpRequest request =
        HttpRequest.newBuilder(Information.http(relay.url()).resolve("/" + path))
            .header("Accept", "application/nostr+json")
            .build();
    assertThat(Information.answer(request).statusCode()).isEqualTo(404);
  }

  @Test
  void theAddressTakesASocketWithAndWithoutTheSlash(Relay relay) {
    URI bare = URI.create(relay.url().toString().replaceFirst("/$", ""));
    WebSocket socket =
        HTTP.newWebSocketBuilder().buildAsync(bare, new WebSocket.Listener() {}).join();
    assertThat(socket.isInputClosed()).isFalse();
    socket.abort();
  }
}
