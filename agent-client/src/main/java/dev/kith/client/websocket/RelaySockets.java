package dev.kith.client.websocket;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/// Opens sockets to relays.
public final class RelaySockets implements AutoCloseable {

  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build();

  /// Begins to open a socket; the listener hears how it goes.
  ///
  /// @param relay a URL with the scheme ws or wss
  public RelaySocket open(URI relay, SocketListener listener) {
    RelaySocket socket = new RelaySocket(listener);
    var _ =
        client
            .newWebSocketBuilder()
            .connectTimeout(CONNECT_PATIENCE)
            .buildAsync(relay, new MessageReader(socket, listener))
            .whenComplete((_, failure) -> {
              if (failure != null) {
                socket.fail(Trouble.sentence(failure));
              }
            });
    return socket;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
