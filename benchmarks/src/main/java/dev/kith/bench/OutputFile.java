package dev.kith.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Where a report goes if its user wants it in a file.
record OutputFile(@Nullable Path path) {

  /// @throws ParameterException if it could not be written, before anything is measured for it
  static OutputFile of(@Nullable Path path, CommandSpec command) {
    if (path != null && !canBeWritten(path.toAbsolutePath())) {
      throw new ParameterException(command.commandLine(), path + " cannot be written");
    }
    return new OutputFile(path);
  }

  void write(String text) throws IOException {
    if (path != null) {
      Files.writeString(path, text);
    }
  }

  private static boolean canBeWritten(Path file) {
    Path directory = file.getParent();
    return Files.exists(file)
        ? Files.isWritable(file) && !Files.isDirectory(file)
        : directory != null && Files.isWritable(directory);
  }
}
