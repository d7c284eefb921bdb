package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.relay.RelayApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// Kith's relay as it is by default, in a JVM of its own, on an empty durable PostgreSQL. Only the
/// budgets of keys are off: the load comes from a few of them.
public final class KithRelay implements Relay {

  private final URI url;
  private final String settings;
  private final ProcessHandle process;
  private final MeasuredPostgres postgres;

  private KithRelay(URI url, String settings, ProcessHandle process, MeasuredPostgres postgres) {
    this.url = url;
    this.settings = settings;
    this.process = process;
    this.postgres = postgres;
  }

  public static KithRelay start(Ground ground)
      throws IOException, BenchFailure, InterruptedException {
    return start(ground, "kith");
  }

  /// @param files how its files and its log are called
  /// @param options other than the defaults
  public static KithRelay start(Ground ground, String files, String... options)
      throws IOException, BenchFailure, InterruptedException {
    Path directory = ground.temporary(files);
    MeasuredPostgres postgres = MeasuredPostgres.start(ground, directory);
    int port = Child.freePort();
    List<String> command =
        JavaCommand.relay(
            RelayApplication.class,
            port,
            "postgresql://" + postgres.address(),
            MeasuredPostgres.USER,
            MeasuredPostgres.USER,
            options);
    Child child = Child.start(ground, directory, ground.lasting(files + ".log"), command);
    child.awaitListening(port);
    return new KithRelay(Child.url(port), postgres.settings(), child.handle(), postgres);
  }

  @Override
  public String name() {
    return "kith";
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public String settings() {
    return settings;
  }

  @Override
  public ProcessHandle process() {
    return process;
  }

  @Override
  public List<ProcessHandle> database() throws BenchFailure {
    return postgres.processes();
  }

  @Override
  public Gauges gauges() throws BenchFailure, InterruptedException {
    double heap = LiveHeap.of(process);
    return new Gauges(heap, ProcessMemory.resident(process));
  }

  /// The first value of the first row of a query to its database.
  public double query(String sql) throws BenchFailure {
    return Double.parseDouble(postgres.rows(sql).getFirst());
  }

  /// How long its database works on a query whose work is undone afterwards, in milliseconds.
  ///
  /// @param before statements of the same transaction, which are not counted
  public double timed(String query, List<String> before) throws BenchFailure {
    return postgres.timed(query, before);
  }

  /// Lets its database look at what is in its tables, as it does by itself within a minute.
  public void analyze() throws BenchFailure {
    postgres.analyze();
  }
}
