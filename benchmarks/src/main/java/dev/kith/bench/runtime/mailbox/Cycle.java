package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.Traffic;
import java.time.Duration;
import java.util.List;

/// One agent wakes, gets what waits, acknowledges it and sleeps again.
record Cycle(MailSystem system, Agent agent) {

  private static final Duration WITHIN = Duration.ofSeconds(30);

  /// @param bytes both ways above TCP, handshake and farewell included
  /// @param overhead those that are not the letters themselves
  /// @param roundTrips how often it has to wait for the other side, TCP's handshake included
  record Cost(double bytes, double overhead, double roundTrips) {

    List<Double> figures() {
      return List.of(bytes, overhead, roundTrips);
    }
  }

  /// @param letters what waits
  Cost measure(List<Letter> letters, Post post) throws BenchFailure {
    var _ = post.send(system, letters, _ -> {});
    Traffic traffic = new Traffic();
    Arrivals arrivals = new Arrivals(List.of(letters));
    Arrivals.Session session = arrivals.session(0);
    int roundTrips;
    try (Line line = system.connect(agent, session, traffic)) {
      line.collect();
      session.awaitLive();
      var _ = arrivals.await(WITHIN, "Collecting from " + system.name());
      roundTrips = line.roundTrips();
    }
    long payload = letters.stream().mapToLong(letter -> letter.event().json().length).sum();
    return new Cost(traffic.total(), traffic.total() - payload, roundTrips);
  }
}
