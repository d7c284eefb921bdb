package dev.kith.client.store;

import dev.kith.client.identity.LocalTrouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Lets one thread of one process at a time do something. A lock that its holder leaves behind when
/// it is killed is freed by the operating system.
final class FileMutex {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(5);

  /// The operating system locks for a process; threads have to be told apart here.
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private FileMutex() {}

  /// @param path a file for the lock alone
  static <T> T locked(Path path, Supplier<T> work) {
    ReentrantLock threads =
        THREADS.computeIfAbsent(path.toAbsolutePath().normalize(), _ -> new ReentrantLock());
    try {
      if (!threads.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy(path);
      }
      // Closing the channel frees the lock.
      try (FileChannel channel = PrivateFiles.open(path)) {
        lock(channel, path);
        return work.get();
      } finally {
        threads.unlock();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LocalTrouble("interrupted while waiting for " + path, interrupted);
    } catch (IOException broken) {
      throw PrivateFiles.trouble("cannot lock", path, broken);
    }
  }

  private static void lock(FileChannel channel, Path path)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (channel.tryLock() == null) {
      if (System.nanoTime() - end > 0) {
        throw busy(path);
      }
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }
  }

  private static LocalTrouble busy(Path path) {
    return new LocalTrouble(
        "another process has held %s for %d s: end that process, or use another KITH_HOME"
            .formatted(path, PATIENCE.toSeconds()));
  }
}
