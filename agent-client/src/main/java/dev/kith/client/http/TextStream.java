package dev.kith.client.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/// The text messages of a service's WebSocket.
public final class TextStream {

  private static final int MAX_CHARACTERS = 1 << 20;

  private TextStream() {}

  /// Opens it when subscribed to. Ends with [StreamFailed] only.
  ///
  /// @param url with `ws` or `wss`
  /// @param authorization the value of the header, made for this handshake (NIP-98)
  public static Flux<String> open(URI url, String authorization, Duration patience) {
    return Flux.create(sink -> {
      HttpClient client = HttpClient.newBuilder().connectTimeout(patience).build();
      sink.onDispose(client::shutdownNow);
      var _ =
          client
              .newWebSocketBuilder()
              .connectTimeout(patience)
              .header("Authorization", authorization)
              .buildAsync(url, new Listener(url, sink))
              .whenComplete((_, fault) -> {
                if (fault != null) {
                  sink.error(new StreamFailed(sentence(url, fault)));
                }
              });
    });
  }

  private static String sentence(URI url, Throwable fault) {
    Throwable cause = fault.getCause() == null ? fault : fault.getCause();
    return cause instanceof WebSocketHandshakeException refused
        ? "%s answered %d".formatted(url, refused.getResponse().statusCode())
        : "%s cannot be reached".formatted(url);
  }

  private static final class Listener implements WebSocket.Listener {

    private final URI url;
    private final FluxSink<String> sink;
    private final StringBuilder text = new StringBuilder();

    Listener(URI url, FluxSink<String> sink) {
      this.url = url;
      this.sink = sink;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (text.length() > MAX_CHARACTERS) {
        sink.error(new StreamFailed(url + " sent too long a message"));
      } else if (last) {
        sink.next(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      sink.error(new StreamFailed("%s closed the stream (%d)".formatted(url, code)));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable fault) {
      sink.error(new StreamFailed(url + " is gone"));
    }
  }
}
