package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// Kith's relay as it is by default, in a JVM of its own, on an empty durable PostgreSQL. Only the
/// budgets of keys are off: the load comes from a few of them.
///
/// @param settings PostgreSQL's
public record KithRelay(URI url, String settings) implements Relay {

  public static Relay start(Ground ground) throws IOException, BenchFailure, InterruptedException {
    Path directory = ground.temporary("kith");
    MeasuredPostgres postgres = MeasuredPostgres.start(ground, directory);
    int port = Child.freePort();
    String database = "postgresql://" + postgres.address();
    List<String> command =
        JavaCommand.relay(port, database, MeasuredPostgres.USER, MeasuredPostgres.USER);
    Child child = Child.start(ground, directory, ground.lasting("kith.log"), command);
    child.awaitListening(port);
    return new KithRelay(Child.url(port), postgres.settings());
  }

  @Override
  public String name() {
    return "kith";
  }
}
