package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Percentile;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.process.Relay;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.wire.RelayFrames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// One connection publishes at a fixed rate whether or not it is answered, another has a live
/// subscription: the time from a write to the delivery.
record Latency(LoadThread thread) {

  static final int PER_SECOND = 100;
  private static final Duration WITHIN = Duration.ofSeconds(60);

  /// In milliseconds.
  record Percentiles(double p50, double p99) {}

  /// @param name the name in the corpus that all the events have
  Percentiles measure(Relay relay, String name, List<Event> events) throws BenchFailure {
    Stopwatch stopwatch = new Stopwatch(events.size());
    Subscriber subscriber = new Subscriber(stopwatch::delivered, stopwatch.outcome::failed);
    Publisher answers = new Publisher(List.of(), 0, 0, System::nanoTime);
    try (Load load = new Load(thread)) {
      subscriber.subscribe(load.connect(relay, subscriber), name);
      subscriber.awaitLive();
      RelaySocket socket = load.connect(relay, answers);
      Iterator<Event> next = events.iterator();
      Iterator<byte[]> frames = Load.frames(events).iterator();
      ScheduledFuture<?> ticks =
          thread
              .executor()
              .scheduleAtFixedRate(
                  () -> {
                    if (next.hasNext()) {
                      stopwatch.sent(next.next().id());
                      socket.write(frames.next());
                      socket.flush();
                    }
                  },
                  0,
                  TimeUnit.SECONDS.toMicros(1) / PER_SECOND,
                  TimeUnit.MICROSECONDS);
      List<Double> sorted = stopwatch.outcome.await(WITHIN, "Delivery by " + relay.name());
      ticks.cancel(false);
      return new Percentiles(Percentile.of(sorted, 50), Percentile.of(sorted, 99));
    }
  }

  private static final class Stopwatch {

    private final Outcome<List<Double>> outcome = new Outcome<>();
    private final Map<EventId, Long> sent = new HashMap<>();
    private final List<Double> milliseconds = new ArrayList<>();
    private final int events;

    Stopwatch(int events) {
      this.events = events;
    }

    void sent(EventId id) {
      sent.put(id, System.nanoTime());
    }

    void delivered(byte[] frame) {
      long now = System.nanoTime();
      Long began =
          RelayFrames.decode(frame) instanceof RelayMessage.Delivery(_, var event)
              ? sent.remove(event.event().id())
              : null;
      if (began == null) {
        outcome.failed("it delivered what is not on its way");
        return;
      }
      milliseconds.add((now - began) / 1e6);
      if (milliseconds.size() == events) {
        outcome.found(milliseconds.stream().sorted().toList());
      }
    }
  }
}
