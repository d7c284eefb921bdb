package dev.kith.client.runtime;

import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.CanonicalJson;
import dev.kith.model.event.Event;
import dev.kith.model.event.WireEvent;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.wire.RelayFrames;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Reads frames and checks the events in them, away from the threads that do the I/O. A relay is
/// never trusted to have looked. Work is bounded by how many frames each socket may have under way.
final class Inspector implements AutoCloseable {

  private final Signatures signatures;
  private final ExecutorService executor =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("kith-inspector-", 0).factory());

  Inspector(Signatures signatures) {
    this.signatures = signatures;
  }

  CompletableFuture<RelayMessage> inspect(byte[] frame) {
    return CompletableFuture.supplyAsync(() -> checked(RelayFrames.decode(frame)), executor);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private RelayMessage checked(RelayMessage message) {
    WireEvent wire = eventIn(message);
    if (wire != null) {
      Event event = wire.event();
      if (!CanonicalJson.hasRightId(event)) {
        return new RelayMessage.Unknown("an event whose id is not its hash: " + event.id());
      }
      if (!signatures.verify(event.sig(), event.id().value(), event.pubkey())) {
        return new RelayMessage.Unknown("an event with a false signature: " + event.id());
      }
    }
    return message;
  }

  private static @Nullable WireEvent eventIn(RelayMessage message) {
    return switch (message) {
      case RelayMessage.Delivery(_, WireEvent event) -> event;
      case RelayMessage.SessionNews.Delivered(_, _, WireEvent event, _) -> event;
      case RelayMessage.Ok _,
          RelayMessage.EndOfStored _,
          RelayMessage.Closed _,
          RelayMessage.Notice _,
          RelayMessage.Challenge _,
          RelayMessage.Count _,
          RelayMessage.NegMsg _,
          RelayMessage.NegErr _,
          RelayMessage.SessionNews _,
          RelayMessage.Unknown _ ->
          null;
    };
  }
}
