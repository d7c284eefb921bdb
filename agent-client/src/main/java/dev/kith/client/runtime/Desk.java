package dev.kith.client.runtime;

import dev.kith.client.session.SessionMemory;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Where the events of one session are handled: a thread and a memory.
final class Desk {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SessionMemory memory;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("kith-handler-", 0).factory());

  Desk(SessionMemory memory) {
    this.memory = memory;
  }

  SessionMemory memory() {
    return memory;
  }

  /// Drops what it is given after the end.
  Executor thread() {
    return work -> {
      if (!thread.isShutdown()) {
        thread.execute(work);
      }
    };
  }

  /// Interrupts the handler if it is at work, and lets go of the memory.
  void clear() {
    thread.shutdownNow();
    try {
      var _ = thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    memory.close();
  }
}
