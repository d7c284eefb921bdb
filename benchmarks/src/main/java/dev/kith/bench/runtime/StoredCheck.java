package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.process.Relay;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.wire.ClientFrames;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Asks a relay for events by their ids, a hundred at a time, on a fresh connection.
record StoredCheck(LoadThread thread) {

  private static final int AT_ONCE = 100;
  private static final String SUBSCRIPTION = "stored";
  private static final Duration WITHIN = Duration.ofSeconds(60);

  /// @throws BenchFailure if the relay does not hold all of them
  void allAreStored(Relay relay, List<Event> events) throws BenchFailure {
    List<EventId> ids = events.stream().map(Event::id).toList();
    Asking asking = new Asking(ids);
    try (Load load = new Load(thread)) {
      RelaySocket socket = load.connect(relay, asking.answers());
      thread.executor().execute(() -> asking.askNext(socket));
      int missing = asking.outcome.await(WITHIN, "Asking " + relay.name() + " for what it stored");
      if (missing > 0) {
        throw new BenchFailure(
            "%s does not have %d of the %d events that it accepted"
                .formatted(relay.name(), missing, ids.size()));
      }
    }
  }

  /// Finds how many are missing.
  private static final class Asking {

    private final Outcome<Integer> outcome = new Outcome<>();
    private final Set<EventId> missing;
    private final Iterator<List<EventId>> groups;

    Asking(List<EventId> ids) {
      this.missing = new HashSet<>(ids);
      this.groups =
          IntStream.range(0, (ids.size() + AT_ONCE - 1) / AT_ONCE)
              .mapToObj(i -> ids.subList(i * AT_ONCE, Math.min(ids.size(), (i + 1) * AT_ONCE)))
              .iterator();
    }

    StoredAnswers answers() {
      return new StoredAnswers(missing::remove, this::askNext, outcome);
    }

    void askNext(RelaySocket socket) {
      if (!groups.hasNext()) {
        outcome.found(missing.size());
        return;
      }
      Filter filter = Filter.ALL.withIds(groups.next()).withLimit(AT_ONCE);
      socket.write(ClientFrames.encode(new ClientMessage.Request(SUBSCRIPTION, List.of(filter))));
      socket.flush();
    }
  }
}
