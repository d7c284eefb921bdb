package dev.kith.client.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The one thread on which everything happens that has state. What it is given after its end is
/// dropped.
final class Loop implements AutoCloseable {

  private final InstantSource clock = InstantSource.system();
  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().daemon().name("kith-client").factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  Instant now() {
    return clock.instant();
  }

  void execute(Runnable work) {
    executor.execute(shown(work));
  }

  void at(Instant time, Runnable work) {
    long delay = Math.max(0, Duration.between(now(), time).toNanos());
    var _ = executor.schedule(shown(work), delay, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  /// A scheduled executor keeps exceptions to itself, and these are faults of ours.
  private static Runnable shown(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException | Error fault) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, fault);
      }
    };
  }
}
