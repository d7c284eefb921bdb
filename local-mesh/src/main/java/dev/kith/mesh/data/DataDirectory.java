package dev.kith.mesh.data;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.kith.mesh.failure.StartFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The directory that holds one mesh. Whoever has claimed it keeps a lock that the operating system
/// drops with the process, however that ends.
public final class DataDirectory implements AutoCloseable {

  /// Held for as long as the mesh runs; its text is the process id of the holder.
  private static final String LOCK = "mesh.lock";

  /// Where and how to reach the running mesh; absent until everything answers.
  private static final String ANNOUNCEMENT = "mesh.json";

  /// What `./kith` captures of the process before it can log; may be there before we are.
  private static final String OUTPUT = "mesh.out";

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /// Takes the directory for this process, making it if it does not exist.
  ///
  /// @throws StartFailure if another process holds it, it belongs to something else, or it cannot
  ///   be written
  public static DataDirectory claim(Path path) throws StartFailure {
    try {
      if (isForeign(path)) {
        throw new StartFailure(
            path + " is not empty and not a data directory of Kith: name an empty one with --data");
      }
      OwnerOnly.directory(path);
      FileChannel lock = OwnerOnly.open(path.resolve(LOCK), Set.of(CREATE, READ, WRITE));
      if (lock.tryLock() == null) {
        throw new StartFailure(
            "Kith already runs on %s (process %s): stop that one first with ./kith down"
                .formatted(path, Files.readString(path.resolve(LOCK)).strip()));
      }
      String holder = ProcessHandle.current().pid() + "\n";
      lock.truncate(0).write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
      Files.deleteIfExists(path.resolve(ANNOUNCEMENT));
      DataDirectory directory = new DataDirectory(path, lock);
      // Logging would make the file with the usual permissions.
      OwnerOnly.open(directory.log(), Set.of(CREATE, WRITE)).close();
      return directory;
    } catch (IOException e) {
      throw new StartFailure("The data directory %s cannot be used (%s)".formatted(path, e), e);
    }
  }

  public Path path() {
    return path;
  }

  public Path postgres() {
    return contents().postgres();
  }

  private Contents contents() {
    return new Contents(path);
  }

  /// The text that an earlier run kept as the password of its PostgreSQL, or else the one at hand,
  /// which is kept from now on.
  ///
  /// @throws StartFailure if there is a PostgreSQL here and its password is gone
  public String password(Supplier<String> fresh) throws StartFailure, IOException {
    Path file = contents().password();
    if (Files.exists(postgres())) {
      try {
        return Files.readString(file).strip();
      } catch (NoSuchFileException e) {
        throw new StartFailure(
            file + " is missing and the database opens for nobody without it: restore that file",
            e);
      }
    }
    String password = fresh.get();
    OwnerOnly.write(file, password + "\n");
    return password;
  }

  /// A text that only the owner of the directory can read: what an earlier run kept under that
  /// name, or else the one at hand.
  public String secret(String name, Supplier<String> fresh) throws IOException {
    Path file = path.resolve(name);
    if (!Files.exists(file)) {
      OwnerOnly.write(file, fresh.get() + "\n");
    }
    return Files.readString(file).strip();
  }

  public Path log() {
    return path.resolve("mesh.log");
  }

  /// Says to whoever waits that the mesh is ready.
  ///
  /// @param json one line that tells how to reach it
  public void announce(String json) throws IOException {
    OwnerOnly.write(path.resolve(ANNOUNCEMENT), json + "\n");
  }

  /// Takes the announcement back and lets the next process claim the directory.
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path.resolve(ANNOUNCEMENT));
    lock.close();
  }

  private static boolean isForeign(Path path) throws IOException {
    if (!Files.isDirectory(path) || Files.exists(path.resolve(LOCK))) {
      return false;
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.anyMatch(entry -> !entry.endsWith(OUTPUT));
    }
  }
}
