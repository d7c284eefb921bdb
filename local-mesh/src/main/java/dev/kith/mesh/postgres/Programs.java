package dev.kith.mesh.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.kith.mesh.failure.StartFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// PostgreSQL's programs on disk, and how to run one of them.
///
/// @param home holds `bin`, `lib` and `share`
/// @param prefix what makes a command run as somebody whom PostgreSQL accepts
public record Programs(Path home, List<String> prefix) {

  private static final Logger LOG = LoggerFactory.getLogger(Programs.class);

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /// Unpacks the programs of this machine below a directory unless an earlier start already did.
  /// They appear under their final name only once they are complete.
  public static Programs unpackedIn(Path directory)
      throws StartFailure, IOException, InterruptedException {
    List<String> prefix = Unprivileged.prefix();
    Archive archive = Archive.forThisMachine();
    Path home = directory.resolve(archive.fingerprint());
    if (!Files.isDirectory(home)) {
      Files.createDirectories(directory, OWNER_ONLY);
      try (FileChannel turn = FileChannel.open(directory.resolve("lock"), CREATE, WRITE)) {
        turn.lock();
        if (!Files.isDirectory(home)) {
          unpack(archive, directory.resolve("unpacking"), home);
        }
      }
    }
    return new Programs(home, prefix);
  }

  /// A command that has only to be started; its errors go where its output goes.
  ProcessBuilder command(String program, String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // PGDATA, PGPORT and their like are about some other PostgreSQL of this user.
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    return builder;
  }

  /// Runs a program to its end, with a text as its input.
  ///
  /// @throws StartFailure with the program's last line if it fails
  void run(String input, String program, String... arguments)
      throws StartFailure, IOException, InterruptedException {
    Process process = command(program, arguments).start();
    try (Writer writer = process.outputWriter()) {
      writer.write(input);
    }
    String last = "";
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        LOG.debug("{}: {}", program, line);
        last = line.isBlank() ? last : line.strip();
      }
    }
    if (process.waitFor() != 0) {
      throw new StartFailure("PostgreSQL's %s failed: %s".formatted(program, last));
    }
  }

  private static void unpack(Archive archive, Path draft, Path home) throws IOException {
    LOG.info("Unpacking PostgreSQL into {}", home);
    FileSystemUtils.deleteRecursively(draft);
    archive.unpackInto(draft);
    Files.move(draft, home, ATOMIC_MOVE);
  }
}
