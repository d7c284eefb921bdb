package dev.kith.client.store;

import dev.kith.client.identity.LocalTrouble;
import dev.kith.client.session.SessionMemory;
import dev.kith.model.event.EventId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The ids of handled events, one a line. When as many are written as are to be remembered, the
/// file becomes `handled.old` in place of an older one, so at most twice as many are kept.
final class HandledFile implements Closeable {

  private static final int LINE_BYTES = 65;

  private final Path path;
  private final Path old;
  private volatile Set<EventId> ids;
  private volatile Set<EventId> oldIds;
  private FileChannel channel;

  /// @param directory that is there, and in which nobody else writes
  HandledFile(Path directory) throws IOException {
    this.path = directory.resolve("handled");
    this.old = directory.resolve("handled.old");
    this.ids = read(path);
    this.oldIds = read(old);
    this.channel = open();
  }

  /// Any thread may ask, also while another waits for the disk.
  boolean contains(EventId id) {
    return ids.contains(id) || oldIds.contains(id);
  }

  /// Returns once the id is on disk.
  void add(EventId id) throws IOException {
    if (contains(id)) {
      return;
    }
    if (ids.size() == SessionMemory.CAPACITY) {
      rotate();
    }
    ByteBuffer line = ByteBuffer.wrap((id.hex() + "\n").getBytes(StandardCharsets.US_ASCII));
    long end = (long) LINE_BYTES * ids.size();
    while (line.hasRemaining()) {
      channel.write(line, end + line.position());
    }
    channel.force(false);
    ids.add(id);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void rotate() throws IOException {
    channel.close();
    Files.move(path, old, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    oldIds = ids;
    ids = ConcurrentHashMap.newKeySet();
    channel = open();
  }

  /// Opens the file behind its last whole line.
  private FileChannel open() throws IOException {
    FileChannel opened = PrivateFiles.open(path);
    opened.truncate((long) LINE_BYTES * ids.size());
    PrivateFiles.forceDirectory(path.toAbsolutePath().getParent());
    return opened;
  }

  /// Only what a crash tore off can be no id, and that is the end of the file.
  private static Set<EventId> read(Path file) {
    Set<EventId> ids = ConcurrentHashMap.newKeySet();
    String text = PrivateFiles.read(file);
    if (text == null) {
      return ids;
    }
    int whole = text.length() / LINE_BYTES;
    for (int line = 0; line < whole; line++) {
      String id = text.substring(line * LINE_BYTES, (line + 1) * LINE_BYTES - 1);
      try {
        ids.add(EventId.ofHex(id));
      } catch (IllegalArgumentException damaged) {
        throw new LocalTrouble(
            "line %d of %s is no event id: remove the file to start over; what the relay delivers"
                    .formatted(line + 1, file)
                + " again is then handled again",
            damaged);
      }
    }
    return ids;
  }
}
