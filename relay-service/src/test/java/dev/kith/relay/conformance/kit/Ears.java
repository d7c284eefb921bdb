package dev.kith.relay.conformance.kit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The receiving side of a connection: puts frames together, holds each against its schema and
/// hands it on.
final class Ears implements WebSocket.Listener {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Inbox inbox;
  private final StringBuilder partial = new StringBuilder();
  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final CompletableFuture<byte[]> pong = new CompletableFuture<>();
  private volatile boolean extended;
  private boolean paused;
  private boolean owing;

  Ears(Inbox inbox) {
    this.inbox = inbox;
  }

  WebSocket connect(URI url, String... headers) {
    WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE);
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    return builder.buildAsync(url, this).join();
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  /// From now on the relay may send more than Nostr has.
  void extend() {
    extended = true;
  }

  byte[] awaitPong() {
    return pong.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  synchronized void pause() {
    paused = true;
  }

  synchronized void resume(WebSocket socket) {
    paused = false;
    if (owing) {
      owing = false;
      socket.request(1);
    }
  }

  private synchronized void more(WebSocket socket) {
    if (paused) {
      owing = true;
    } else {
      socket.request(1);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      heard(partial.toString());
      partial.setLength(0);
    }
    more(socket);
    return null;
  }

  private void heard(String text) {
    Frame frame = Frame.of(text);
    violations.addAll(FrameSchemas.violations(frame, extended));
    inbox.add(frame);
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    violations.add("the relay sent a binary frame");
    more(socket);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
    byte[] payload = new byte[message.remaining()];
    message.get(payload);
    pong.complete(payload);
    more(socket);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
    more(socket);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    inbox.closed(new Closing(code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    inbox.closed(new Closing(1006, String.valueOf(error.getMessage())));
  }
}
