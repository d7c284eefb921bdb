package dev.kith.bench.agents;

import dev.kith.client.Agent;
import dev.kith.client.connection.Verdict;
import dev.kith.client.runtime.RelayVerdict;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import dev.kith.model.secp256k1.NativeSignatures;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Publishes numbered messages to the consumers in turn: `RELAY NUMBER CONSUMERS PER-SECOND
/// WINDOW`. Reports `a N` before it hands event N to the client, then `o N` for `OK` true, `r N
/// WHY` for a refusal or `u N WHY` if nobody knows; and `end` when it was told to `stop` and all
/// are settled.
///
/// It never publishes an event again by itself: only the client does, after a reconnect.
public final class Producer {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Before another event takes the place of a refused one, so that a relay without its database is
  /// not asked thousands of times a second.
  private static final Duration AFTER_REFUSAL = Duration.ofMillis(250);

  private static final Duration MOST_BEHIND = Duration.ofMillis(250);

  private static final String TEXT = ": the quick brown fox jumps over the lazy dog. ".repeat(2);

  private final InstantSource clock = InstantSource.system();
  private final Reporter reporter = new Reporter();
  private final Agent agent;
  private final List<Tag> consumers;
  private final double perSecond;
  private final int most;
  private final Semaphore window;
  private volatile boolean stopped;

  private Producer(String relay, int number, int consumers, double perSecond, int window) {
    Signatures signatures = NativeSignatures.load();
    this.agent =
        Agent.builder()
            .relay(relay)
            .key(Cast.producer(signatures, number))
            .patience(PATIENCE)
            .build();
    this.consumers =
        IntStream.range(0, consumers)
            .mapToObj(each -> Tag.of("p", Cast.consumer(signatures, each).publicKey().hex()))
            .toList();
    this.perSecond = perSecond;
    this.most = window;
    this.window = new Semaphore(window);
  }

  public static void main(String[] arguments) throws InterruptedException {
    new Producer(
            arguments[0],
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Double.parseDouble(arguments[3]),
            Integer.parseInt(arguments[4]))
        .run();
  }

  private void run() throws InterruptedException {
    Reporter.follow(agent);
    reporter.listen(_ -> stopped = true);
    long due = System.nanoTime();
    for (int number = 0; !stopped; number++) {
      due = awaited(due);
      window.acquire();
      publish(number);
    }
    var _ = window.tryAcquire(most, 2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
    reporter.say("end");
    agent.close();
    System.exit(0);
  }

  /// What an outage held up is not made up for: a machine that is busy with that starts no relay.
  ///
  /// @return when the next one is due
  private long awaited(long due) throws InterruptedException {
    long now = System.nanoTime();
    if (due > now) {
      TimeUnit.NANOSECONDS.sleep(due - now);
    }
    return Math.max(due, now - MOST_BEHIND.toNanos()) + (long) (1e9 / perSecond);
  }

  private void publish(int number) {
    reporter.say("a " + number);
    Event event =
        agent.sign(
            new EventDraft(
                clock.instant().getEpochSecond(),
                Kind.MESSAGE,
                List.of(consumers.get(number % consumers.size())),
                number + TEXT));
    var _ = agent.publish(event).subscribe(verdict -> settled(number, verdict));
  }

  private void settled(int number, RelayVerdict verdict) {
    switch (verdict.verdict()) {
      case Verdict.Accepted _ -> {
        reporter.say("o " + number);
        window.release();
      }
      case Verdict.Refused(String reason) -> {
        reporter.say("r " + number + " " + reason);
        CompletableFuture.delayedExecutor(AFTER_REFUSAL.toMillis(), TimeUnit.MILLISECONDS)
            .execute(window::release);
      }
      case Verdict.Unanswered(String why) -> {
        reporter.say("u " + number + " " + why);
        window.release();
      }
    }
  }
}
