package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.model.crypto.KeyPair;
import dev.kith.wake.WakeApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/// Kith's wake service as it is by default, in a JVM of its own, on an empty durable PostgreSQL. It
/// may call webhooks on this machine.
public final class KithWake {

  private static final int SEALING_BYTES = 32;

  private final URI url;
  private final ProcessHandle process;
  private final MeasuredPostgres postgres;

  private KithWake(URI url, ProcessHandle process, MeasuredPostgres postgres) {
    this.url = url;
    this.process = process;
    this.postgres = postgres;
  }

  /// @param relay one that has the key among its services
  public static KithWake start(Ground ground, KithRelay relay, KeyPair key)
      throws IOException, BenchFailure, InterruptedException {
    Path directory = ground.temporary("wake");
    MeasuredPostgres postgres = MeasuredPostgres.start(ground, directory);
    int port = Child.freePort();
    List<String> command =
        JavaCommand.service(
            WakeApplication.class,
            port,
            "postgresql://" + postgres.address(),
            MeasuredPostgres.USER,
            MeasuredPostgres.USER,
            List.of(
                "--kith.wake.relay=" + relay.url(),
                "--kith.wake.secret-key=" + key.secretKey().value().hex(),
                "--kith.wake.sealing.keys.1="
                    + Base64.getEncoder().encodeToString(new byte[SEALING_BYTES]),
                "--kith.wake.webhooks.loopback=true"));
    Child child = Child.start(ground, directory, ground.lasting("wake.log"), command);
    child.awaitListening(port);
    return new KithWake(URI.create("http://127.0.0.1:" + port), child.handle(), postgres);
  }

  /// Where it is asked, without a slash at the end.
  public URI url() {
    return url;
  }

  public String settings() throws BenchFailure {
    return postgres.settings();
  }

  /// The first value of the first row of a query to its database.
  public double query(String sql) throws BenchFailure {
    return Double.parseDouble(postgres.rows(sql).getFirst());
  }

  public List<ProcessHandle> process() {
    return List.of(process);
  }

  public List<ProcessHandle> database() throws BenchFailure {
    return postgres.processes();
  }
}
