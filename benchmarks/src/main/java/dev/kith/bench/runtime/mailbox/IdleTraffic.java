package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.load.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// What a session for which nothing comes sends and receives so that both sides know of each other.
///
/// @param during a multiple of [#HEARTBEAT], to be even-handed
record IdleTraffic(LoadThread thread, Duration during) {

  /// How often a relay pings by default; clients of MQTT ping as often here.
  static final Duration HEARTBEAT = Duration.ofSeconds(30);

  /// Bytes an hour above TCP, both ways, of each system. They all idle at the same time.
  List<Double> bytesPerHour(List<MailSystem> systems, List<Agent> agents)
      throws BenchFailure, InterruptedException {
    List<Traffic> traffic = new ArrayList<>();
    try (Lines lines = new Lines()) {
      for (int i = 0; i < systems.size(); i++) {
        Arrivals nothing = new Arrivals(List.of(List.of()));
        Traffic counter = new Traffic();
        Line line = systems.get(i).connect(agents.get(i), nothing.session(0), counter);
        lines.all().add(line);
        traffic.add(counter);
        line.attach();
        nothing.session(0).awaitLive();
      }
      List<Long> before = traffic.stream().map(Traffic::total).toList();
      ScheduledFuture<?> pings =
          thread
              .executor()
              .scheduleAtFixedRate(
                  () -> lines.all().forEach(Line::ping),
                  HEARTBEAT.toMillis() / 2,
                  HEARTBEAT.toMillis(),
                  TimeUnit.MILLISECONDS);
      TimeUnit.MILLISECONDS.sleep(during.toMillis());
      pings.cancel(false);
      double perHour = (double) Duration.ofHours(1).toMillis() / during.toMillis();
      List<Double> bytes = new ArrayList<>();
      for (int i = 0; i < systems.size(); i++) {
        bytes.add((traffic.get(i).total() - before.get(i)) * perHour);
      }
      return bytes;
    }
  }
}
