package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.load.SocketListener;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.wire.ClientFrames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// One live subscription on a connection of its own. Deliveries are told apart by how they begin
/// and not decoded, because the generator would otherwise be what is measured.
final class Subscriber implements SocketListener {

  private static final String SUBSCRIPTION = "live";
  private static final byte[] DELIVERY = start("[\"EVENT\"");
  private static final byte[] END_OF_STORED = start("[\"EOSE\"");
  private static final Duration LIVE_WITHIN = Duration.ofSeconds(30);

  private final Outcome<Boolean> live = new Outcome<>();
  private final Consumer<byte[]> deliveries;
  private final Consumer<String> failure;

  /// @param deliveries hears every frame that delivers an event
  /// @param failure hears why there will be no more
  Subscriber(Consumer<byte[]> deliveries, Consumer<String> failure) {
    this.deliveries = deliveries;
    this.failure = failure;
  }

  /// Subscribes to the events of a name of the corpus.
  void subscribe(RelaySocket socket, String name) {
    Filter filter = Filter.ALL.withKinds(1).withTag("t", Set.of(name));
    socket.write(ClientFrames.encode(new ClientMessage.Request(SUBSCRIPTION, List.of(filter))));
    socket.flush();
  }

  /// Waits until what is published from now on will be delivered.
  void awaitLive() throws BenchFailure {
    var _ = live.await(LIVE_WITHIN, "A subscription");
  }

  @Override
  public void received(RelaySocket socket, byte[] frame) {
    if (delivers(frame)) {
      deliveries.accept(frame);
    } else if (beginsWith(frame, END_OF_STORED)) {
      live.found(true);
    }
  }

  @Override
  public void ended() {
    live.failed("the relay ended the connection");
    failure.accept("the relay ended a subscriber's connection");
  }

  /// True for a frame that delivers an event, found out without decoding it.
  static boolean delivers(byte[] frame) {
    return beginsWith(frame, DELIVERY);
  }

  private static boolean beginsWith(byte[] frame, byte[] start) {
    return frame.length > start.length
        && Arrays.equals(frame, 0, start.length, start, 0, start.length);
  }

  private static byte[] start(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
