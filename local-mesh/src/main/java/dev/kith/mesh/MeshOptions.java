package dev.kith.mesh;

import dev.kith.mesh.failure.StartFailure;
import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What `./kith up` tells this process.
///
/// @param data the data directory
/// @param home KITH_HOME of who starts it: its default key owns the mesh
/// @param programs where PostgreSQL's programs are unpacked, once for all data directories
/// @param portBase TCP port of the relay; presence, wake and PostgreSQL take the three that follow.
///   0 takes whatever ports are free
/// @param lan the address at which a local network is served, null to serve this machine alone
record MeshOptions(Path data, Path home, Path programs, int portBase, @Nullable InetAddress lan) {

  private static final int LAST_BASE = 65_535 - 3;

  /// Reads `--data=DIR --home=DIR --programs=DIR --port-base=N`, all of them needed, and
  /// `--lan=ADDRESS`.
  static MeshOptions of(String... arguments) throws StartFailure {
    Path data = null;
    Path home = null;
    Path programs = null;
    Integer portBase = null;
    InetAddress lan = null;
    for (String argument : arguments) {
      String value = argument.substring(argument.indexOf('=') + 1);
      switch (argument.substring(0, argument.length() - value.length())) {
        case "--data=" -> data = Path.of(value).toAbsolutePath();
        case "--home=" -> home = Path.of(value).toAbsolutePath();
        case "--programs=" -> programs = Path.of(value).toAbsolutePath();
        case "--port-base=" -> portBase = portBase(value);
        case "--lan=" -> lan = LocalNetwork.address(value);
        default -> throw new StartFailure("The local mesh has no option " + argument);
      }
    }
    return new MeshOptions(
        given(data, "--data=DIR"),
        given(home, "--home=DIR"),
        given(programs, "--programs=DIR"),
        given(portBase, "--port-base=N"),
        lan);
  }

  /// The port that many above the base, or 0 if any free port will do.
  int port(int offset) {
    return portBase == 0 ? 0 : portBase + offset;
  }

  private static int portBase(String text) throws StartFailure {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= LAST_BASE) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below, in the same words as for a number out of range.
    }
    throw new StartFailure(
        "--port-base takes a number from 1 to %d, or 0 for free ports, not \"%s\""
            .formatted(LAST_BASE, text));
  }

  private static <T> T given(@Nullable T value, String option) throws StartFailure {
    if (value == null) {
      throw new StartFailure("The local mesh needs " + option);
    }
    return value;
  }
}
