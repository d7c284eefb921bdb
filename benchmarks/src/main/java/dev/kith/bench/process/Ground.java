package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.springframework.util.FileSystemUtils;

/// Where the measured relays keep their files, and what has to end with the benchmark: processes
/// and data, the latest first, at the latest when the JVM shuts down.
///
/// All files are on one file system, below the build's directory if there is one, because temporary
/// files may live in memory, where a sync costs nothing.
public final class Ground implements AutoCloseable {

  /// Starts something.
  @FunctionalInterface
  interface Start<T> {

    T start() throws IOException;
  }

  private final Path directory;
  private final Deque<Runnable> ends = new ArrayDeque<>();
  private volatile boolean closed;

  /// @param directory what is kept for the next benchmark, such as logs, goes there
  public Ground(Path directory) {
    this.directory = directory;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-of-benchmark"));
  }

  public static Ground open() throws IOException {
    return new Ground(Files.createDirectories(buildDirectory().resolve("bench")));
  }

  /// A file or directory that outlives the benchmark.
  Path lasting(String name) {
    return directory.resolve(name);
  }

  /// An empty directory that ends with the benchmark.
  Path temporary(String name) throws IOException, BenchFailure {
    return started(() -> Files.createTempDirectory(directory, name + "-"), Ground::delete);
  }

  /// Starts what ends with the benchmark.
  ///
  /// @param end never interrupted by what is started or ended meanwhile
  /// @throws BenchFailure if the benchmark is already at its end
  synchronized <T> T started(Start<T> start, Consumer<T> end) throws IOException, BenchFailure {
    if (closed) {
      throw ended();
    }
    T started = start.start();
    ends.push(() -> end.accept(started));
    return started;
  }

  /// What a failure means: nothing else than the end, if that has begun.
  public BenchFailure meaningOf(BenchFailure failure) {
    return closed ? ended() : failure;
  }

  /// Ends everything. Whoever calls it while another does waits for that one.
  @Override
  public synchronized void close() {
    closed = true;
    while (!ends.isEmpty()) {
      ends.pop().run();
    }
  }

  private static BenchFailure ended() {
    return new BenchFailure("The benchmark was ended");
  }

  static void delete(Path directory) {
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException left) {
      throw new UncheckedIOException(directory + " could not be removed", left);
    }
  }

  private static Path buildDirectory() throws IOException {
    Path classes;
    try {
      classes = Path.of(Ground.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IOException("the benchmark's classes are nowhere", impossible);
    }
    for (Path above = classes; above != null; above = above.getParent()) {
      if (above.endsWith("target")) {
        return above;
      }
    }
    return Files.createTempDirectory("kith-bench");
  }
}
