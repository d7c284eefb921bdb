package dev.kith.bench.runtime.durability;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.fault.Fault;
import dev.kith.bench.fault.Schedule;
import dev.kith.bench.ledger.Tally;
import dev.kith.bench.process.Ground;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Producers publish and consumers receive while one fault follows the other. Then nothing is
/// disturbed any more until all that was acknowledged is delivered, or nothing comes any more.
public final class DurabilityRun {

  /// Longer than the pause that a client may make before it tries a relay again.
  private static final Duration NOTHING_MORE = Duration.ofMinutes(3);

  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(3);
  private static final Duration DRAINED_WITHIN = Duration.ofMinutes(15);
  private static final Duration POLL = Duration.ofMillis(500);

  private final DurabilityPlan plan;
  private final Consumer<String> progress;

  /// @param progress hears, in a line for each fault, how far it is
  public DurabilityRun(DurabilityPlan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  public Findings on(Ground ground) throws IOException, BenchFailure, InterruptedException {
    progress.accept("starting PostgreSQL, two relays and the agents");
    Books books = new Books(plan.producers(), plan.consumers(), progress);
    Stage stage = Stage.set(ground, plan, books);
    awaitFlow(books);
    disturb(stage, books);
    settle(stage, books);
    drain(stage, books);
    return books.findings(plan.kinds());
  }

  private void awaitFlow(Books books) throws BenchFailure, InterruptedException {
    long deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
    while (books.tally().deliveries() == 0) {
      if (System.nanoTime() > deadline) {
        throw new BenchFailure("Nothing was delivered within " + SETTLED_WITHIN);
      }
      Thread.sleep(POLL.toMillis());
    }
  }

  private void disturb(Stage stage, Books books)
      throws IOException, BenchFailure, InterruptedException {
    Schedule schedule =
        new Schedule(new SplittableRandom(plan.seed()), plan.kinds(), plan.pause(), plan.hold());
    Nemesis nemesis = new Nemesis(stage, books);
    long began = System.nanoTime();
    long end = began + plan.faults().toNanos();
    Fault fault = schedule.next();
    for (int number = 1; System.nanoTime() + fault.pause().toNanos() < end; number++) {
      Thread.sleep(fault.pause().toMillis());
      stage.assertAlive();
      Duration at = Duration.ofNanos(System.nanoTime() - began);
      nemesis.carryOut(fault);
      say(
          "%d:%02d fault %d, %s"
              .formatted(at.toMinutes(), at.toSecondsPart(), number, fault.kind().word()),
          books.tally());
      fault = schedule.next();
    }
  }

  private void settle(Stage stage, Books books) throws BenchFailure, InterruptedException {
    say("no more faults", books.tally());
    stage.stopProducers();
    long deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
    while (!books.allProducersEnded()) {
      if (System.nanoTime() > deadline) {
        throw new BenchFailure("The producers have no verdicts within " + SETTLED_WITHIN);
      }
      stage.assertAlive();
      Thread.sleep(POLL.toMillis());
    }
  }

  private void drain(Stage stage, Books books) throws BenchFailure, InterruptedException {
    say("all producers have their verdicts", books.tally());
    long deadline = System.nanoTime() + DRAINED_WITHIN.toNanos();
    long lastCount = -1;
    long lastChange = System.nanoTime();
    Tally tally = books.tally();
    while (tally.lost() > 0
        && System.nanoTime() < deadline
        && System.nanoTime() - lastChange < NOTHING_MORE.toNanos()) {
      stage.assertAlive();
      Thread.sleep(POLL.toMillis());
      tally = books.tally();
      if (tally.deliveries() != lastCount) {
        lastCount = tally.deliveries();
        lastChange = System.nanoTime();
      }
    }
    say("at the end", tally);
  }

  private void say(String what, Tally tally) {
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s; acked %,d of %,d, to be delivered %,d",
            what,
            tally.acked(),
            tally.attempts(),
            tally.lost()));
  }
}
