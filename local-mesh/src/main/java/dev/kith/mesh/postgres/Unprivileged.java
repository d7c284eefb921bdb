package dev.kith.mesh.postgres;

import com.sun.security.auth.module.UnixSystem;
import dev.kith.mesh.failure.StartFailure;
import java.io.IOException;
import java.util.List;

/// PostgreSQL refuses to run as root. For root its programs run in a user namespace of their own
/// (`unshare -U`): there they are an ordinary user, and the files they write are still root's.
final class Unprivileged {

  private static final List<String> NAMESPACE = List.of("unshare", "-U");

  private Unprivileged() {}

  /// What to put in front of a command of PostgreSQL: nothing for an ordinary user.
  ///
  /// @throws StartFailure if this is root and the machine gives root no user namespace, as in a
  ///   container with the usual restrictions
  static List<String> prefix() throws StartFailure, InterruptedException {
    if (new UnixSystem().getUid() != 0) {
      return List.of();
    }
    if (!worksForRoot()) {
      throw new StartFailure(
          "PostgreSQL does not run as root, and root cannot step down here because"
              + " `unshare -U id -un` fails: run ./kith as an ordinary user");
    }
    return NAMESPACE;
  }

  /// `id -un` fails unless the user of the namespace has a name, which initdb insists on.
  private static boolean worksForRoot() throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "-U", "id", "-un")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
