package dev.kith.mesh;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.EventId;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.secp256k1.NativeSignatures;
import dev.kith.model.wire.ClientFrames;
import dev.kith.model.wire.EventWriter;
import dev.kith.model.wire.RelayFrames;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A client that publishes as fast as the relay answers, and remembers what it was told is stored.
final class Publisher implements WebSocket.Listener {

  private static final Signatures SIGNATURES = NativeSignatures.load();
  private static final KeyPair KEYS = KeyPair.generate(SIGNATURES, new Random(7));
  private static final int WINDOW = 64;

  private final Set<EventId> stored = ConcurrentHashMap.newKeySet();
  private final Set<EventId> found = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
  private final Semaphore window = new Semaphore(WINDOW);
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;
  private int published;

  Publisher(int port) {
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + port), this)
            .join();
  }

  /// Publishes one event as soon as there is room in the window.
  ///
  /// @return false if the connection is lost
  boolean publish(String run) throws InterruptedException {
    if (!window.tryAcquire(60, TimeUnit.SECONDS)) {
      return false;
    }
    EventDraft draft =
        new EventDraft(System.currentTimeMillis() / 1000, 1, List.of(), run + " " + published++);
    Bytes32 message = draft.id(KEYS.publicKey()).value();
    return send(
        new ClientMessage.Publish(
            EventWriter.wire(
                draft.signed(
                    KEYS.publicKey(),
                    SIGNATURES.sign(message, KEYS.secretKey(), new Bytes32(1, 2, 3, 4))))));
  }

  /// The events that the relay has confirmed.
  Set<EventId> stored() {
    return stored;
  }

  /// Which of the events the relay has.
  Set<EventId> find(Collection<EventId> ids) throws Exception {
    send(new ClientMessage.Request("find", List.of(Filter.ALL.withIds(ids).withLimit(5_000))));
    ended.get(60, TimeUnit.SECONDS);
    return found;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      take(RelayFrames.decode(partial.toString().getBytes(StandardCharsets.UTF_8)));
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void take(RelayMessage message) {
    switch (message) {
      case RelayMessage.Ok(EventId id, boolean accepted, _) -> {
        window.release();
        if (accepted) {
          stored.add(id);
        }
      }
      case RelayMessage.Delivery(_, var event) -> found.add(event.id());
      case RelayMessage.EndOfStored _ -> ended.complete(null);
      case RelayMessage.Closed(_, String text) ->
          ended.completeExceptionally(new AssertionError(text));
      case RelayMessage.Notice _,
          RelayMessage.Challenge _,
          RelayMessage.Count _,
          RelayMessage.NegMsg _,
          RelayMessage.NegErr _,
          RelayMessage.SessionNews _,
          RelayMessage.Unknown _ -> {}
    }
  }

  private boolean send(ClientMessage message) {
    try {
      socket
          .sendText(new String(ClientFrames.encode(message), StandardCharsets.UTF_8), true)
          .join();
      return true;
    } catch (RuntimeException lost) {
      return false;
    }
  }
}
