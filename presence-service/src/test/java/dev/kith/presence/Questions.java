package dev.kith.presence;

import dev.kith.model.crypto.KeyPair;
import dev.kith.testkit.http.Authorization;
import dev.kith.testkit.http.Keys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a presence service over HTTP, as a key without any role unless another one is given.
public final class Questions implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final RunningPresence presence;
  private final KeyPair key;

  public Questions(RunningPresence presence) {
    this(presence, Keys.STRANGER);
  }

  public Questions(RunningPresence presence, KeyPair key) {
    this.presence = presence;
    this.key = key;
  }

  public record Answer(int status, JsonNode body) {}

  public Answer get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(presence.url(path)))
            .header("Authorization", authorization("GET", path))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()));
  }

  /// Sends a request without a body.
  ///
  /// @return the status of the answer
  public int send(String method, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(presence.url(path)))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Authorization", authorization(method, path))
            .build();
    return client.send(request, BodyHandlers.ofString()).statusCode();
  }

  public HttpResponse<String> unsigned(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(presence.url(path))).build(), BodyHandlers.ofString());
  }

  public Stream stream(String path) {
    Stream stream = new Stream();
    stream.socket =
        client
            .newWebSocketBuilder()
            .header("Authorization", authorization("GET", path))
            .buildAsync(URI.create(presence.url(path).replace("http:", "ws:")), stream)
            .join();
    return stream;
  }

  private String authorization(String method, String path) {
    return Authorization.of(method, presence.url(path), Instant.now()).headerBy(key);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /// The frames of a stream of changes.
  public static final class Stream implements WebSocket.Listener, AutoCloseable {

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        frames.add(JsonMapper.shared().readTree(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    /// Waits until the service says goodbye, which is more than that the connection breaks.
    public void awaitGoodbye() throws Exception {
      closed.get(60, TimeUnit.SECONDS);
    }

    public JsonNode next() throws InterruptedException {
      JsonNode frame = frames.poll(60, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("nothing comes");
      }
      return frame;
    }

    /// The first change that has this text at this place of its agent.
    public JsonNode changed(String pointer, String value) throws InterruptedException {
      while (true) {
        JsonNode frame = next();
        if (frame.path("agent").at(pointer).asString("").equals(value)) {
          return frame;
        }
      }
    }

    @Override
    public void close() {
      if (socket != null) {
        socket.abort();
      }
    }
  }
}
