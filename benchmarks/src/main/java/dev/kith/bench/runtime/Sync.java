package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.load.SocketListener;
import dev.kith.bench.load.Traffic;
import dev.kith.bench.process.Relay;
import dev.kith.model.event.EventId;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.negentropy.Difference;
import dev.kith.model.negentropy.Initiator;
import dev.kith.model.negentropy.ItemSet;
import dev.kith.model.negentropy.NegentropyMessage;
import dev.kith.model.wire.ClientFrames;
import dev.kith.model.wire.RelayFrames;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds out by NIP-77 what a client and a relay lack of each other's events, from writing
/// `NEG-OPEN` to knowing all. What they lack is not sent.
///
/// @param filter what it is about at the relay
/// @param mine what the client has
/// @param have what of that the relay lacks
/// @param need what the relay has and the client lacks
record Sync(LoadThread thread, Filter filter, ItemSet mine, Set<EventId> have, Set<EventId> need) {

  private static final String RECONCILIATION = "sync";
  private static final Duration WITHIN = Duration.ofMinutes(2);

  /// In hexadecimal it stays below the frames that a relay takes.
  private static final int LONGEST_MESSAGE = 60_000;

  Sync {
    have = Set.copyOf(have);
    need = Set.copyOf(need);
  }

  /// @param sent bytes of the client above TCP
  /// @param received bytes of the relay above TCP
  /// @param roundTrips how often the client had to wait for an answer
  record Found(double milliseconds, double sent, double received, double roundTrips) {

    List<Double> figures() {
      return List.of(milliseconds, sent, received, roundTrips);
    }
  }

  Found measure(Relay relay) throws BenchFailure {
    Traffic traffic = new Traffic();
    try (Load load = new Load(thread)) {
      Dialogue dialogue = new Dialogue(new Initiator(mine, LONGEST_MESSAGE));
      RelaySocket socket = load.connect(relay, dialogue, traffic);
      long sent = traffic.sent();
      long received = traffic.received();
      thread.executor().execute(() -> dialogue.open(socket, filter));
      long nanos = dialogue.outcome.await(WITHIN, "Reconciling with " + relay.name());
      if (!dialogue.have.equals(have) || !dialogue.need.equals(need)) {
        throw new BenchFailure(
            "Reconciling found %d and %d events, not the right %d and %d"
                .formatted(dialogue.have.size(), dialogue.need.size(), have.size(), need.size()));
      }
      return new Found(
          nanos / 1e6, traffic.sent() - sent, traffic.received() - received, dialogue.roundTrips);
    }
  }

  private static final class Dialogue implements SocketListener {

    private final Outcome<Long> outcome = new Outcome<>();
    private final Initiator initiator;
    private final Set<EventId> have = new HashSet<>();
    private final Set<EventId> need = new HashSet<>();
    private int roundTrips;
    private long began;

    Dialogue(Initiator initiator) {
      this.initiator = initiator;
    }

    void open(RelaySocket socket, Filter filter) {
      began = System.nanoTime();
      send(socket, new ClientMessage.NegOpen(RECONCILIATION, filter, initiator.open()));
    }

    @Override
    public void received(RelaySocket socket, byte[] frame) {
      RelayMessage answer = RelayFrames.decode(frame);
      if (answer instanceof RelayMessage.NegMsg(_, var message)) {
        roundTrips++;
        goOn(socket, message);
      } else if (!(answer instanceof RelayMessage.Challenge)) {
        outcome.failed("it answered " + answer);
      }
    }

    private void goOn(RelaySocket socket, NegentropyMessage message) {
      switch (initiator.on(message)) {
        case Initiator.Step.Next(Difference difference, var next) -> {
          learn(difference);
          send(socket, new ClientMessage.NegMsg(RECONCILIATION, next));
        }
        case Initiator.Step.Done(Difference difference) -> {
          learn(difference);
          outcome.found(System.nanoTime() - began);
        }
        case Initiator.Step.Refused(String sentence) -> outcome.failed(sentence);
      }
    }

    @Override
    public void ended() {
      outcome.failed("it ended the connection");
    }

    private void learn(Difference difference) {
      have.addAll(difference.have());
      need.addAll(difference.need());
    }

    private static void send(RelaySocket socket, ClientMessage message) {
      socket.write(ClientFrames.encode(message));
      socket.flush();
    }
  }
}
