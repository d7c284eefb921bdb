package dev.kith.mesh;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.kith.mesh.backup.Dump;
import dev.kith.mesh.data.Contents;
import dev.kith.mesh.data.OwnerOnly;
import dev.kith.mesh.failure.StartFailure;
import dev.kith.mesh.postgres.Database;
import dev.kith.mesh.postgres.Password;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Copies all that a running mesh holds into one file. Says nothing but what went wrong: the log is
/// the mesh's own.
public final class Backup {

  private Backup() {}

  public static void main(String[] arguments) {
    try {
      make(CopyOptions.of(arguments));
    } catch (StartFailure e) {
      fail(e.sentence());
    } catch (IOException | SQLException e) {
      fail("The backup could not be made: " + e);
    }
  }

  /// The file appears under its name only once it is whole and on the disk.
  private static void make(CopyOptions options) throws StartFailure, IOException, SQLException {
    Contents contents = new Contents(options.data());
    Path file = options.file();
    if (Files.exists(file)) {
      throw new StartFailure(file + " is there already: name another file");
    }
    Password password = new Password(Files.readString(contents.password()).strip());
    Database database =
        Database.running(contents.postgres(), password)
            .orElseThrow(() ->
                new StartFailure(
                    "PostgreSQL is not running on %s: start the mesh with ./kith up"
                        .formatted(contents.path())));
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    try (Connection connection = database.connections().getConnection();
        FileChannel channel = OwnerOnly.open(draft, Set.of(CREATE_NEW, WRITE))) {
      // Closing the zip file closes the channel, so what it holds is forced to the disk below.
      Dump.write(connection, secrets(contents), Channels.newOutputStream(channel));
    }
    try (FileChannel channel = FileChannel.open(draft, WRITE)) {
      channel.force(true);
    }
    Files.move(draft, file, ATOMIC_MOVE);
  }

  private static Map<String, String> secrets(Contents contents) throws IOException {
    Map<String, String> secrets = new TreeMap<>();
    for (Path key : contents.keys()) {
      secrets.put(key.getFileName().toString(), Files.readString(key).strip());
    }
    return secrets;
  }

  private static void fail(String sentence) {
    System.err.println("kith: " + sentence);
    System.exit(1);
  }
}
