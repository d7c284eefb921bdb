package dev.kith.client.store;

import dev.kith.client.identity.LocalTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Files and directories that only their owner may read. Where a file system knows no such
/// permissions (Windows) they are as their directory makes them.
final class PrivateFiles {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private PrivateFiles() {}

  static Path directory(Path path) {
    try {
      return Files.createDirectories(path, mode("rwx------"));
    } catch (IOException broken) {
      throw trouble("cannot make the directory", path, broken);
    }
  }

  /// The text of a file, or null if there is none.
  static @Nullable String read(Path path) {
    try {
      return Files.exists(path) ? Files.readString(path) : null;
    } catch (IOException broken) {
      throw trouble("cannot read", path, broken);
    }
  }

  /// Refuses a file that others can read, as a secret must not be.
  static void requirePrivate(Path path) {
    try {
      if (POSIX && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains)) {
        throw new LocalTrouble(
            "others can read or write the secret key in %s: run chmod 600 on it".formatted(path));
      }
    } catch (IOException broken) {
      throw trouble("cannot read the permissions of", path, broken);
    }
  }

  /// Writes a file so that after a crash it is there whole or not at all.
  static void write(Path path, String text) {
    Path unfinished = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.deleteIfExists(unfinished);
      try (FileChannel channel = open(unfinished)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
      forceDirectory(path.toAbsolutePath().getParent());
    } catch (IOException broken) {
      throw trouble("cannot write", path, broken);
    }
  }

  /// Opens a file for reading and writing, and makes it if need be.
  static FileChannel open(Path path) throws IOException {
    return FileChannel.open(
        path,
        EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        mode("rw-------"));
  }

  static LocalTrouble trouble(String what, Path path, IOException cause) {
    return new LocalTrouble(
        "%s %s (%s): see to its directory, or point KITH_HOME to another"
            .formatted(what, path, cause.getClass().getSimpleName()),
        cause);
  }

  private static FileAttribute<?>[] mode(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /// Makes sure that files which were made in a directory are found there after a power failure.
  static void forceDirectory(@Nullable Path directory) throws IOException {
    if (POSIX && directory != null) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
