package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Percentile;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.load.SocketListener;
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
/// subscription: the time from a write to the answer and to the delivery.
///
/// @param address where the client seems to come from
record Latency(LoadThread thread, int perSecond, String address) {

  private static final Duration WITHIN = Duration.ofSeconds(60);

  /// In milliseconds.
  record Percentiles(double p50, double p99) {

    static Percentiles of(List<Double> milliseconds) {
      List<Double> sorted = milliseconds.stream().sorted().toList();
      return new Percentiles(Percentile.of(sorted, 50), Percentile.of(sorted, 99));
    }
  }

  /// @param answered until `OK`
  /// @param delivered until the event arrived elsewhere
  record Times(Percentiles answered, Percentiles delivered) {

    List<Double> figures() {
      return List.of(answered.p50, answered.p99, delivered.p50, delivered.p99);
    }
  }

  /// @param name the name in the corpus that all the events have
  Times measure(Relay relay, String name, List<Event> events) throws BenchFailure {
    Stopwatches stopwatches = new Stopwatches(events.size());
    Subscriber subscriber = new Subscriber(stopwatches::delivered, stopwatches.outcome::failed);
    try (Load load = Load.from(address, thread)) {
      subscriber.subscribe(load.connect(relay, subscriber), name);
      subscriber.awaitLive();
      RelaySocket socket = load.connect(relay, stopwatches);
      Iterator<Event> next = events.iterator();
      Iterator<byte[]> frames = Load.frames(events).iterator();
      ScheduledFuture<?> ticks =
          thread
              .executor()
              .scheduleAtFixedRate(
                  () -> {
                    if (next.hasNext()) {
                      stopwatches.sent(next.next().id());
                      socket.write(frames.next());
                      socket.flush();
                    }
                  },
                  0,
                  TimeUnit.SECONDS.toMicros(1) / perSecond,
                  TimeUnit.MICROSECONDS);
      try {
        return stopwatches.outcome.await(WITHIN, "Delivery by " + relay.name());
      } finally {
        ticks.cancel(false);
      }
    }
  }

  /// Hears the answers, and is told of the deliveries.
  private static final class Stopwatches implements SocketListener {

    private final Outcome<Times> outcome = new Outcome<>();
    private final Stopwatch answers = new Stopwatch();
    private final Stopwatch deliveries = new Stopwatch();
    private final int events;

    Stopwatches(int events) {
      this.events = events;
    }

    void sent(EventId id) {
      long now = System.nanoTime();
      answers.began.put(id, now);
      deliveries.began.put(id, now);
    }

    void delivered(byte[] frame) {
      if (RelayFrames.decode(frame) instanceof RelayMessage.Delivery(_, var event)) {
        stop(deliveries, event.event().id());
      }
    }

    @Override
    public void received(RelaySocket socket, byte[] frame) {
      RelayMessage answer = RelayFrames.decode(frame);
      if (answer instanceof RelayMessage.Ok(EventId id, boolean yes, _) && yes) {
        stop(answers, id);
      } else if (!(answer instanceof RelayMessage.Challenge)) {
        outcome.failed("it answered " + answer);
      }
    }

    @Override
    public void ended() {
      outcome.failed("it ended a connection");
    }

    private void stop(Stopwatch stopwatch, EventId id) {
      Long began = stopwatch.began.remove(id);
      if (began == null) {
        outcome.failed("it told of what is not on its way");
        return;
      }
      stopwatch.milliseconds.add((System.nanoTime() - began) / 1e6);
      if (answers.milliseconds.size() == events && deliveries.milliseconds.size() == events) {
        outcome.found(
            new Times(
                Percentiles.of(answers.milliseconds), Percentiles.of(deliveries.milliseconds)));
      }
    }
  }

  private static final class Stopwatch {

    private final Map<EventId, Long> began = new HashMap<>();
    private final List<Double> milliseconds = new ArrayList<>();
  }
}
