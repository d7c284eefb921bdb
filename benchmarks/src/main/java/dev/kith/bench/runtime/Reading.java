package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.process.Gauges;
import dev.kith.bench.process.Relay;
import dev.kith.model.filter.Filter;
import java.time.Duration;

/// One connection reads all stored events that match: events per second, from writing the first
/// `REQ` to the `EOSE` behind the last event.
///
/// @param filter finds so many events as are expected, no two of one time
/// @param page most events of one request
record Reading(LoadThread thread, Filter filter, int expected, int page) {

  private static final Duration WITHIN = Duration.ofMinutes(10);

  double eventsPerSecond(Relay relay) throws BenchFailure {
    Pages pages = new Pages(filter, expected, page, false);
    try (Load load = new Load(thread)) {
      RelaySocket socket = load.connect(relay, pages);
      thread.executor().execute(() -> pages.start(socket));
      long nanos = pages.complete().await(WITHIN, "Reading all that " + relay.name() + " stored");
      return expected * 1e9 / nanos;
    }
  }

  /// How much more memory than before the relay takes while all is read again and again.
  Gauges growth(Relay relay) throws BenchFailure, InterruptedException {
    Gauges before = relay.gauges();
    Pages pages = new Pages(filter, expected, page, true);
    try (Load load = new Load(thread)) {
      RelaySocket socket = load.connect(relay, pages);
      thread.executor().execute(() -> pages.start(socket));
      pages.complete().await(WITHIN, "Reading all that " + relay.name() + " stored");
      return relay.gauges().since(before);
    }
  }
}
