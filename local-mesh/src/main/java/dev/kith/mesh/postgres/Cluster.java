package dev.kith.mesh.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.kith.mesh.failure.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// PostgreSQL's files of one mesh: everything its agents have ever been promised to find again.
///
/// @param directory what PostgreSQL calls its data directory
/// @param password of the one role that may log in
public record Cluster(Path directory, Password password) {

  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

  /// No socket in the file system, no superuser over the network, nobody without the password.
  private static final String ACCESS =
      """
      # The mesh's own role, over loopback, with the password in ../postgres.password. Nobody else.
      host %1$s %1$s 127.0.0.1/32 scram-sha-256
      """
          .formatted(Database.NAME);

  /// Opens the cluster, making it with that password first if there is none. A making that was cut
  /// short leaves nothing behind that a later start could take for a cluster.
  public static Cluster openedOrCreated(Path directory, Password password, Programs programs)
      throws StartFailure, IOException, InterruptedException {
    if (Files.isDirectory(directory)) {
      return new Cluster(directory, password);
    }
    LOG.info("Creating a PostgreSQL cluster in {}", directory);
    Path draft = directory.resolveSibling(directory.getFileName() + ".draft");
    FileSystemUtils.deleteRecursively(draft);
    create(draft, password, programs);
    Files.move(draft, directory, ATOMIC_MOVE);
    return new Cluster(directory, password);
  }

  private static void create(Path directory, Password password, Programs programs)
      throws StartFailure, IOException, InterruptedException {
    // The built-in C.UTF-8 sorts alike on every system, and costs no look-up in its libraries.
    programs.run(
        "",
        "initdb",
        "--pgdata=" + directory,
        "--username=postgres",
        "--auth=reject",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions");
    Files.writeString(directory.resolve("pg_hba.conf"), ACCESS);
    // Single-user mode: the role has its password before the first socket is opened. One statement
    // a line, and the line break ends it.
    programs.run(
        """
        CREATE ROLE %1$s LOGIN PASSWORD '%2$s'
        CREATE DATABASE %1$s OWNER %1$s
        """
            .formatted(Database.NAME, password.value()),
        "postgres",
        "--single",
        "-D",
        directory.toString(),
        "-c",
        "exit_on_error=on",
        "postgres");
  }
}
