package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The peer of mailboxes: the MQTT broker Eclipse Mosquitto, that of this machine or else that of
/// its Debian package.
public record Mosquitto(URI url, String settings, ProcessHandle process) {

  public static final String NAME = "mosquitto";

  /// Debian keeps it where only administrators look.
  private static final Path SBIN = Path.of("usr", "sbin", NAME);

  private static final List<String> NAMED =
      List.of("persistence ", "autosave_", "max_", "set_tcp_nodelay ");

  private record Installed(Path program, Map<String, String> environment) {}

  /// Starts it on an empty store.
  ///
  /// @param files how its files and its log are called
  /// @param inFlight most messages that a client has not acknowledged
  /// @throws BenchFailure if it cannot be had here
  public static Mosquitto start(Ground ground, String files, int inFlight)
      throws IOException, BenchFailure, InterruptedException {
    Installed installed = installed(ground);
    Path directory = ground.temporary(files);
    int port = Child.freePort();
    String configuration = configuration(port, directory, inFlight);
    Path file = Files.writeString(directory.resolve("mosquitto.conf"), configuration);
    Child child =
        Child.start(
            ground,
            directory,
            ground.lasting(files + ".log"),
            List.of(installed.program().toString(), "-c", file.toString()),
            installed.environment());
    child.awaitListening(port);
    return new Mosquitto(
        URI.create("mqtt://127.0.0.1:" + port),
        version(ground, installed) + ", " + settings(configuration),
        child.handle());
  }

  /// What decides about its figures; the rest is as its makers have it.
  private static String configuration(int port, Path directory, int inFlight) {
    return """
    listener %d 127.0.0.1
    user %s
    allow_anonymous true
    persistence true
    persistence_location %s/
    autosave_interval 1800
    max_inflight_messages %d
    max_queued_messages 0
    set_tcp_nodelay true
    log_type error
    log_type warning
    """
        .formatted(port, System.getProperty("user.name"), directory, inFlight);
  }

  private static Installed installed(Ground ground)
      throws IOException, BenchFailure, InterruptedException {
    Optional<Path> here =
        SearchPath.ofThisProcess()
            .find(NAME)
            .or(() -> Optional.of(Path.of("/").resolve(SBIN)).filter(Files::isExecutable));
    if (here.isPresent()) {
      return new Installed(here.get(), Map.of());
    }
    DebianPackage unpacked = DebianPackage.unpacked(ground, NAME);
    return new Installed(
        unpacked.root().resolve(SBIN), Map.of("LD_LIBRARY_PATH", unpacked.libraries()));
  }

  /// The first line of its help; it has no other way to say so and end.
  private static String version(Ground ground, Installed installed)
      throws IOException, BenchFailure, InterruptedException {
    Path said = ground.lasting(NAME + "-help.log");
    Child help =
        Child.start(
            ground,
            ground.lasting("."),
            said,
            List.of(installed.program().toString(), "-h"),
            installed.environment());
    help.awaitEnd();
    return Files.readAllLines(said).getFirst();
  }

  private static String settings(String configuration) {
    return String.join(
        ", ",
        configuration.lines().filter(line -> NAMED.stream().anyMatch(line::startsWith)).toList());
  }
}
