package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.load.SocketListener;
import dev.kith.bench.process.Relay;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.wire.ClientFrames;
import dev.kith.model.wire.RelayFrames;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Subscriptions that match nothing of what is published, each for something else.
final class Bystanders {

  /// Relays allow for that many, and more, on one connection.
  private static final int EACH_CONNECTION = 10;

  private static final Duration WITHIN = Duration.ofSeconds(60);

  private Bystanders() {}

  /// Returns when all are live.
  static void join(Load load, Relay relay, int count) throws BenchFailure {
    for (int first = 0; first < count; first += EACH_CONNECTION) {
      int last = Math.min(count, first + EACH_CONNECTION);
      Waiting waiting = new Waiting(last - first);
      RelaySocket socket = load.connect(relay, waiting);
      for (int i = first; i < last; i++) {
        Filter filter = Filter.ALL.withKinds(1).withTag("t", Set.of("bystander " + i));
        socket.write(
            ClientFrames.encode(new ClientMessage.Request("bystander-" + i, List.of(filter))));
      }
      socket.flush();
      var _ = waiting.live.await(WITHIN, "Subscriptions at " + relay.name());
    }
  }

  private static final class Waiting implements SocketListener {

    private final Outcome<Boolean> live = new Outcome<>();
    private int left;

    Waiting(int subscriptions) {
      this.left = subscriptions;
    }

    @Override
    public void received(RelaySocket socket, byte[] frame) {
      RelayMessage answer = RelayFrames.decode(frame);
      if (answer instanceof RelayMessage.EndOfStored && --left == 0) {
        live.found(true);
      } else if (answer instanceof RelayMessage.Closed(_, String text)) {
        live.failed("it refused a subscription: " + text);
      }
    }

    @Override
    public void ended() {
      live.failed("it ended the connection");
    }
  }
}
