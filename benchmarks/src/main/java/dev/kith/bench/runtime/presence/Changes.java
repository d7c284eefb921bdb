package dev.kith.bench.runtime.presence;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Percentile;
import dev.kith.client.runtime.DirectoryApi;
import dev.kith.client.runtime.Relays;
import dev.kith.model.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/// How long a change takes from an agent through relay, presence service and PostgreSQL to one that
/// follows.
record Changes(Relays relays, DirectoryApi directory, Population population) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN = Duration.ofMillis(20);
  private static final Pattern NOTE = Pattern.compile("\"note\":\"(change-[0-9]+-[0-9]+)\"");

  /// Milliseconds from publishing to the frame of the follower.
  ///
  /// @param percents of the samples that a figure does not exceed
  List<Double> measure(int round, int count, List<Double> percents)
      throws BenchFailure, InterruptedException {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(population.declaration("change-%d-%d".formatted(round, i)));
    }
    Map<String, Long> sent = new ConcurrentHashMap<>();
    Queue<Double> took = new ConcurrentLinkedQueue<>();
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(count);
    Disposable following =
        directory
            .changes(null)
            .subscribe(
                change -> {
                  long now = System.nanoTime();
                  started.countDown();
                  Matcher note = NOTE.matcher(change.json());
                  Long since = note.find() ? sent.remove(note.group(1)) : null;
                  if (since != null) {
                    took.add((now - since) / 1e6);
                    left.countDown();
                  }
                },
                _ -> {});
    try {
      await(started, "The presence service streams nothing");
      var _ =
          Flux.interval(BETWEEN)
              .zipWithIterable(events, (_, event) -> event)
              .doOnNext(event -> sent.put(event.content(), System.nanoTime()))
              .flatMap(event -> relays.publish(event, PATIENCE), count)
              .blockLast();
      await(left, "Changes do not come");
    } finally {
      following.dispose();
    }
    List<Double> sorted = took.stream().sorted().toList();
    return percents.stream().map(percent -> Percentile.of(sorted, percent)).toList();
  }

  private static void await(CountDownLatch latch, String otherwise)
      throws BenchFailure, InterruptedException {
    if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new BenchFailure(otherwise);
    }
  }
}
