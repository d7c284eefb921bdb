package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.process.Relay;
import dev.kith.bench.runtime.Sending.Sent;
import dev.kith.model.event.Event;
import java.time.Duration;
import java.util.List;

/// Several connections publish at once; events accepted per second, each of them then asked for by
/// its id.
///
/// @param window most events of one connection without an answer
public record Ingest(LoadThread thread, int connections, int window, Duration duration) {

  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);

  public double eventsPerSecond(Relay relay, List<Event> events) throws BenchFailure {
    Publisher publisher =
        new Publisher(Load.frames(events), window, duration.toNanos(), System::nanoTime);
    Sent published;
    try (Load load = new Load(thread)) {
      List<RelaySocket> sockets = load.connect(relay, publisher, connections);
      thread.executor().execute(() -> publisher.start(sockets));
      published =
          publisher.outcome().await(duration.plus(ANSWERED_WITHIN), "Ingest by " + relay.name());
    }
    new StoredCheck(thread).allAreStored(relay, events.subList(0, published.accepted()));
    return published.perSecond();
  }
}
