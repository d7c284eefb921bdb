package dev.kith.relay.runtime;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Signature;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Checks signatures on a bounded pool of threads: a native call holds its thread, so neither event
/// loops nor virtual threads should make it.
///
/// A pair of id and signature that was right once is right for ever, so copies of an event that
/// come through other ways cost nothing.
final class SignatureChecks implements AutoCloseable {

  private static final int REMEMBERED = 65_536;

  private final Signatures signatures;
  private final ThreadPoolExecutor threads;
  private final Cache<EventId, Signature> right =
      Caffeine.newBuilder()
          .maximumSize(REMEMBERED)
          // Each event is put in once; handing the little that follows to other threads costs more.
          .executor(Runnable::run)
          .build();

  SignatureChecks(Signatures signatures, int threadCount, int queue, MeterRegistry meters) {
    this.signatures = signatures;
    this.threads =
        new ThreadPoolExecutor(
            threadCount,
            threadCount,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            Thread.ofPlatform().name("verify-", 0).factory());
    meters.gauge("kith.relay.verify.queue", threads, pool -> pool.getQueue().size());
  }

  /// @return false if too many wait already; the answer then never comes
  boolean check(Event event, Consumer<Boolean> answer) {
    if (event.sig().equals(right.getIfPresent(event.id()))) {
      answer.accept(true);
      return true;
    }
    try {
      threads.execute(() -> answer.accept(verify(event)));
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  private boolean verify(Event event) {
    boolean isRight = signatures.verify(event.sig(), event.id().value(), event.pubkey());
    if (isRight) {
      right.put(event.id(), event.sig());
    }
    return isRight;
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
