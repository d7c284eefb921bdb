package dev.kith.bench.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// What a peer is installed from: files of that name among the resources. One of them is a lock,
/// the one place where all versions are pinned.
record Recipe(String name, List<String> files) {

  private static final String DONE = "installed";

  Recipe {
    files = List.copyOf(files);
  }

  /// True if all was installed there from these very files.
  boolean isDone(Path directory) throws IOException {
    for (String file : files) {
      Path copy = directory.resolve(file);
      if (!Files.exists(copy) || !Arrays.equals(Files.readAllBytes(copy), resource(file))) {
        return false;
      }
    }
    return Files.exists(directory.resolve(DONE));
  }

  void layOut(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.deleteIfExists(directory.resolve(DONE));
    for (String file : files) {
      Files.write(directory.resolve(file), resource(file));
    }
  }

  void markDone(Path directory) throws IOException {
    Files.createFile(directory.resolve(DONE));
  }

  private byte[] resource(String file) throws IOException {
    try (InputStream in = Recipe.class.getResourceAsStream(name + "/" + file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    }
  }
}
