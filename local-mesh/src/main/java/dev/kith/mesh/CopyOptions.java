package dev.kith.mesh;

import dev.kith.mesh.failure.StartFailure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What `./kith backup` and `./kith restore` tell their process.
///
/// @param data the data directory
/// @param file the backup
/// @param programs where PostgreSQL's programs are unpacked
record CopyOptions(Path data, Path file, Path programs) {

  /// Reads `--data=DIR --file=FILE --programs=DIR`, all of them needed.
  static CopyOptions of(String... arguments) throws StartFailure {
    Path data = null;
    Path file = null;
    Path programs = null;
    for (String argument : arguments) {
      Path value = Path.of(argument.substring(argument.indexOf('=') + 1)).toAbsolutePath();
      switch (argument.substring(0, argument.indexOf('=') + 1)) {
        case "--data=" -> data = value;
        case "--file=" -> file = value;
        case "--programs=" -> programs = value;
        default -> throw new StartFailure("A backup has no option " + argument);
      }
    }
    return new CopyOptions(
        given(data, "--data=DIR"), given(file, "--file=FILE"), given(programs, "--programs=DIR"));
  }

  private static Path given(@Nullable Path value, String option) throws StartFailure {
    if (value == null) {
      throw new StartFailure("A backup needs " + option);
    }
    return value;
  }
}
