package dev.kith.bench.runtime.wake;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.process.KithRelay;
import dev.kith.bench.process.KithWake;
import java.time.Duration;

/// That relay and wake service have nothing left to do. What somebody is still busy with would be
/// measured with what comes next.
record Quiet(KithRelay relay, KithWake wake) {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final String WATCHED = "select count(*) from wake.watched";

  private static final String TO_DO =
      """
      select (select count(*) from wake.agent where due_at is not null)
           + (select count(*) from wake.changed)
           + (select count(*) from wake.history where not told)
      """;

  private static final String TO_TELL = "select count(*) from relay.wake where news is not null";

  /// So many agents can be woken, and nobody is to be.
  void await(int agents) throws BenchFailure, InterruptedException {
    await(WATCHED, agents);
    await();
  }

  void await() throws BenchFailure, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (relay.query(TO_TELL) > 0 || wake.query(TO_DO) > 0) {
      sleepUntil(deadline);
    }
  }

  private void await(String count, int expected) throws BenchFailure, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (wake.query(count) < expected) {
      sleepUntil(deadline);
    }
  }

  private static void sleepUntil(long deadline) throws BenchFailure, InterruptedException {
    if (System.nanoTime() - deadline > 0) {
      throw new BenchFailure("The wake service does not come to an end within " + PATIENCE);
    }
    Thread.sleep(LOOK);
  }
}
