package dev.kith.client.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A file that one holder on this machine has, until it lets go of it or is killed.
final class LastingLock implements AutoCloseable {

  /// The operating system locks for a process, and frees its lock when the process closes the file
  /// anywhere: so it must not even be opened twice here.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private LastingLock(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /// @param file for the lock alone
  /// @return null if another holder has it
  static @Nullable LastingLock take(Path file) {
    Path path = file.toAbsolutePath().normalize();
    if (!HELD_HERE.add(path)) {
      return null;
    }
    boolean taken = false;
    try {
      FileChannel channel = PrivateFiles.open(path);
      taken = channel.tryLock() != null;
      if (taken) {
        return new LastingLock(path, channel);
      }
      channel.close();
      return null;
    } catch (IOException broken) {
      throw PrivateFiles.trouble("cannot lock", path, broken);
    } finally {
      if (!taken) {
        HELD_HERE.remove(path);
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException broken) {
      throw PrivateFiles.trouble("cannot close", path, broken);
    } finally {
      HELD_HERE.remove(path);
    }
  }
}
