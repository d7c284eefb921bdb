package dev.kith.bench.process;

import dev.kith.bench.corpus.Question;
import dev.kith.bench.failure.BenchFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The peer on SQL: nostr-rs-relay as it is by default, on an empty PostgreSQL as durable as
/// Kith's.
record NostrRsRelay(URI url, String settings, ProcessHandle process, MeasuredPostgres postgres)
    implements Relay {

  static final String NAME = CargoBuild.NOSTR_RS_RELAY.name();

  /// Builds the program if an earlier run has not, and starts it.
  ///
  /// @throws BenchFailure if cargo is missing, or does not get what it needs
  static Relay start(Ground ground, Consumer<String> progress)
      throws IOException, BenchFailure, InterruptedException {
    Path program = CargoBuild.NOSTR_RS_RELAY.install(ground, SearchPath.ofThisProcess(), progress);
    Path directory = ground.temporary(NAME);
    MeasuredPostgres postgres = MeasuredPostgres.start(ground, directory);
    int port = Child.freePort();
    Path configuration =
        Files.writeString(directory.resolve("config.toml"), configuration(postgres, port));
    Child child =
        Child.start(
            ground,
            directory,
            ground.lasting(NAME + ".log"),
            List.of(program.toString(), configuration.toString()));
    child.awaitListening(port);
    return new NostrRsRelay(Child.url(port), postgres.settings(), child.handle(), postgres);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<ProcessHandle> database() throws BenchFailure {
    return postgres.processes();
  }

  /// It writes hexadecimal values of tags to one column and looks for them in another, so it finds
  /// none of them.
  @Override
  public Set<Question> notAsked() {
    return Set.of(Question.THREAD, Question.INBOX);
  }

  private static String configuration(MeasuredPostgres postgres, int port) {
    return """
    [database]
    engine = "postgres"
    connection = "postgresql://%1$s:%1$s@%2$s"

    [network]
    address = "127.0.0.1"
    port = %3$d
    """
        .formatted(MeasuredPostgres.USER, postgres.address(), port);
  }
}
