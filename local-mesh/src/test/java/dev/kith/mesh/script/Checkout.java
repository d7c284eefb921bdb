package dev.kith.mesh.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A checkout in miniature: the real script, and modules whose builds a test controls, because the
/// build that runs these tests must not be rebuilt under its own feet.
final class Checkout {

  static final String VERSION = "1.2.3-TEST";

  private final Path root;
  private final Map<String, String> environment = new HashMap<>();

  private Checkout(Path root) {
    this.root = root;
  }

  static Checkout in(Path root) throws IOException {
    Files.createDirectories(root);
    Files.copy(Path.of("..", "kith"), root.resolve("kith"));
    Files.writeString(
        root.resolve("pom.xml"),
        "<project>\n<artifactId>kith</artifactId>\n<version>" + VERSION + "</version>\n</project>");
    Checkout checkout = new Checkout(root);
    checkout.set("KITH_JAVA_HOME", System.getProperty("java.home"));
    return checkout;
  }

  Path root() {
    return root;
  }

  Path script() {
    return root.resolve("kith");
  }

  void set(String variable, String value) {
    environment.put(variable, value);
  }

  /// Puts a module in the state right after its build, with the classes of this test run.
  void putBuilt(String module) throws IOException {
    Path run = Files.createDirectories(root.resolve(module).resolve("target/run"));
    String classPath = System.getProperty("java.class.path").replace("\\", "\\\\");
    Files.writeString(
        run.resolve("java.args"), "-XX:TieredStopAtLevel=1\n-cp\n\"" + classPath + "\"\n");
    Files.writeString(run.resolve("built"), jdkVersion() + " " + javaHome() + "\n\n");
  }

  /// Makes a PATH on which there is nothing but what the script needs of a Unix system.
  void shortenPath() throws IOException {
    Path directory = Files.createDirectories(root.resolve("path"));
    for (String program : List.of("bash", "cat", "dirname", "find", "mkdir", "sed")) {
      putProgram(directory.resolve(program), "exec /usr/bin/" + program + " \"$@\"");
    }
    set("PATH", directory.toString());
  }

  static void putProgram(Path file, String shell) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + shell + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Answer run(String... arguments) throws Exception {
    return answer(start(arguments));
  }

  Process start(String... arguments) throws IOException {
    return start(script(), arguments);
  }

  Process start(Path script, String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /// Waits for the end of a script, which is forced on one that hangs.
  static Answer answer(Process process) throws Exception {
    CompletableFuture.delayedExecutor(2, TimeUnit.MINUTES).execute(() -> destroy(process));
    process.getOutputStream().close();
    String out = read(process.inputReader());
    String err = read(process.errorReader());
    return new Answer(process.waitFor(), out, err);
  }

  private static void destroy(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static String read(BufferedReader reader) {
    return String.join("\n", reader.lines().toList());
  }

  private static String javaHome() {
    return System.getProperty("java.home");
  }

  private static String jdkVersion() throws IOException {
    Properties release = new Properties();
    try (var lines = Files.newBufferedReader(Path.of(javaHome(), "release"))) {
      release.load(lines);
    }
    return release.getProperty("JAVA_VERSION").replace("\"", "");
  }

  /// @param out what a program reads
  /// @param err what a person reads
  record Answer(int exitCode, String out, String err) {

    List<String> said() {
      return err.lines().toList();
    }
  }
}
