package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.process.Relay;
import dev.kith.model.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One connection publishes, many subscriptions match: deliveries per second, from the first event
/// sent to the last delivery received.
record FanOut(LoadThread thread, int subscribers, int window) {

  private static final Duration WITHIN = Duration.ofSeconds(60);

  /// @param name the name in the corpus that all the events have
  double deliveriesPerSecond(Relay relay, String name, List<Event> events) throws BenchFailure {
    Counter counter = new Counter(subscribers, events.size());
    Publisher publisher =
        new Publisher(Load.frames(events), window, WITHIN.toNanos(), System::nanoTime);
    try (Load load = new Load(thread)) {
      List<Subscriber> audience = new ArrayList<>();
      for (int i = 0; i < subscribers; i++) {
        int number = i;
        Subscriber subscriber =
            new Subscriber(_ -> counter.delivered(number), counter.outcome::failed);
        subscriber.subscribe(load.connect(relay, subscriber), name);
        audience.add(subscriber);
      }
      for (Subscriber subscriber : audience) {
        subscriber.awaitLive();
      }
      RelaySocket socket = load.connect(relay, publisher);
      long began = System.nanoTime();
      thread.executor().execute(() -> publisher.start(List.of(socket)));
      publisher.outcome().await(WITHIN, "Publishing to " + relay.name());
      long ended = counter.outcome.await(WITHIN, "Fan-out by " + relay.name());
      return (double) subscribers * events.size() * 1e9 / (ended - began);
    }
  }

  /// Waits for every event at every subscriber.
  private static final class Counter {

    private final Outcome<Long> outcome = new Outcome<>();
    private final int[] delivered;
    private final int events;
    private int complete;

    Counter(int subscribers, int events) {
      this.delivered = new int[subscribers];
      this.events = events;
    }

    void delivered(int subscriber) {
      delivered[subscriber]++;
      if (delivered[subscriber] > events) {
        outcome.failed("a subscriber got more than was published");
      } else if (delivered[subscriber] == events && ++complete == delivered.length) {
        outcome.found(System.nanoTime());
      }
    }
  }
}
