package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.model.crypto.KeyPair;
import dev.kith.presence.PresenceApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// Kith's presence service as it is by default, in a JVM of its own, on an empty durable
/// PostgreSQL.
public final class KithPresence {

  private static final String KNOWN =
      "select count(*) from presence.agent where declared_id is not null and card_id is not null";

  private final URI url;
  private final ProcessHandle process;
  private final MeasuredPostgres postgres;

  private KithPresence(URI url, ProcessHandle process, MeasuredPostgres postgres) {
    this.url = url;
    this.process = process;
    this.postgres = postgres;
  }

  /// @param relay one that has the key among its services
  public static KithPresence start(Ground ground, KithRelay relay, KeyPair key)
      throws IOException, BenchFailure, InterruptedException {
    Path directory = ground.temporary("presence");
    MeasuredPostgres postgres = MeasuredPostgres.start(ground, directory);
    int port = Child.freePort();
    List<String> command =
        JavaCommand.service(
            PresenceApplication.class,
            port,
            "postgresql://" + postgres.address(),
            MeasuredPostgres.USER,
            MeasuredPostgres.USER,
            List.of(
                "--kith.presence.relays=" + relay.url(),
                "--kith.presence.secret-key=" + key.secretKey().value().hex()));
    Child child = Child.start(ground, directory, ground.lasting("presence.log"), command);
    child.awaitListening(port);
    return new KithPresence(URI.create("http://127.0.0.1:" + port), child.handle(), postgres);
  }

  /// Where it is asked, without a slash at the end.
  public URI url() {
    return url;
  }

  public String settings() throws BenchFailure {
    return postgres.settings();
  }

  public List<ProcessHandle> process() {
    return List.of(process);
  }

  public List<ProcessHandle> database() throws BenchFailure {
    return postgres.processes();
  }

  /// What is left in its heap when all garbage is collected, in bytes.
  public long heap() throws BenchFailure, InterruptedException {
    return LiveHeap.of(process);
  }

  /// How many agents it has kept with card and declaration.
  public long known() throws BenchFailure {
    return Long.parseLong(postgres.rows(KNOWN).getFirst());
  }

  /// Lets its database look at what is in its tables, as it does by itself within a minute.
  public void analyze() throws BenchFailure {
    postgres.analyze();
  }
}
