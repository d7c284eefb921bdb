package dev.kith.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where the report of a command goes as well, if its user wants it in a file.
final class OutputFile {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  private @Nullable Path path;

  /// @throws ParameterException if it could not be written, before anything is measured for it
  @Option(names = "--json", paramLabel = "FILE", description = "Write the report to FILE as well")
  void to(@Nullable Path file) {
    if (file != null && !canBeWritten(file.toAbsolutePath())) {
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(), file + " cannot be written");
    }
    path = file;
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
