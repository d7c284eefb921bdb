package dev.kith.mesh;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// The programs that tests start, each in a JVM of its own.
///
/// The first of each that ends leaves an archive of the classes that it had loaded (JEP 350), with
/// which the next ones start in less time. Archives are of jars only, so directories of the class
/// path are packed into some.
final class JavaProgram {

  private static final Path KEPT = Path.of("target", "home").toAbsolutePath();
  private static final String CLASS_PATH =
      Pattern.compile(File.pathSeparator, Pattern.LITERAL)
          .splitAsStream(System.getProperty("java.class.path"))
          .map(Path::of)
          .map(JavaProgram::packed)
          .map(Path::toString)
          .collect(joining(File.pathSeparator));

  private JavaProgram() {}

  static List<String> command(Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + KEPT.resolve(main.getSimpleName() + ".jsa"),
                "-Xlog:disable",
                "-cp",
                CLASS_PATH,
                main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static Path packed(Path entry) {
    if (!Files.isDirectory(entry)) {
      return entry;
    }
    try {
      // module/target/classes
      Path module = entry.getName(entry.getNameCount() - 3);
      Path jar = KEPT.resolve(module + "-" + entry.getFileName() + ".jar");
      if (!Files.exists(jar) || Files.getLastModifiedTime(jar).compareTo(newest(entry)) < 0) {
        Path made = Files.createTempFile(Files.createDirectories(KEPT), "made", ".jar");
        String[] options = {"--create", "--file", made.toString(), "-C", entry.toString(), "."};
        int failed =
            ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, options);
        if (failed != 0) {
          throw new IOException("jar cannot pack " + entry);
        }
        Files.move(made, jar, ATOMIC_MOVE);
      }
      return jar;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static FileTime newest(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<FileTime> times = new ArrayList<>();
      for (Path file : files.toList()) {
        times.add(Files.getLastModifiedTime(file));
      }
      return times.stream().max(Comparator.naturalOrder()).orElseThrow();
    }
  }
}
