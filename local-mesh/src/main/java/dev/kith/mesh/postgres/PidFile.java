package dev.kith.mesh.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `postmaster.pid`, in which a running PostgreSQL tells who it is and how far it has come; the
/// same file that `pg_ctl` waits on (PostgreSQL, src/include/utils/pidfile.h).
///
/// @param pid process id of the server
/// @param port TCP port of the server
/// @param ready true once it takes connections
record PidFile(long pid, int port, boolean ready) {

  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  /// Reads the file of a cluster, or nothing if there is none or it is only half written.
  static Optional<PidFile> of(Path cluster) throws IOException {
    try {
      List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
      if (lines.size() <= STATUS_LINE) {
        return Optional.empty();
      }
      boolean ready = lines.get(STATUS_LINE).strip().equals("ready");
      int port = Integer.parseInt(lines.get(PORT_LINE).strip());
      return Optional.of(new PidFile(Long.parseLong(lines.getFirst()), port, ready));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// The server, if it lives: a process id alone may long be somebody else's.
  Optional<ProcessHandle> server() {
    return ProcessHandle.of(pid)
        .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
  }
}
