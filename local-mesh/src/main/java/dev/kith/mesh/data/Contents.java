package dev.kith.mesh.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What lies where in the data directory of a mesh, for those too who have not claimed it.
public record Contents(Path path) {

  private static final String KEY = ".key";

  /// The files of PostgreSQL.
  public Path postgres() {
    return path.resolve("postgres");
  }

  /// Opens the database.
  public Path password() {
    return path.resolve("postgres.password");
  }

  /// The keys of services.
  public List<Path> keys() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> file.toString().endsWith(KEY)).sorted().toList();
    }
  }
}
