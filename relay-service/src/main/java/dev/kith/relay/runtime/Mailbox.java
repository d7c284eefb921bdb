package dev.kith.relay.runtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs tasks one after another, each on the thread that brought it or on one that was busy here
/// already. What only such tasks touch needs no lock.
final class Mailbox {

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();

  void run(Runnable task) {
    tasks.add(task);
    if (pending.getAndIncrement() > 0) {
      return;
    }
    int done = 1;
    do {
      for (Runnable next = tasks.poll(); next != null; next = tasks.poll()) {
        next.run();
      }
      done = pending.addAndGet(-done);
    } while (done != 0);
  }
}
