package dev.kith.bench.runtime.presence;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Measure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.process.KithPresence;
import dev.kith.bench.process.KithRelay;
import dev.kith.bench.process.ProcessTimes;
import dev.kith.client.runtime.DirectoryApi;
import dev.kith.client.runtime.Relays;
import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Signatures;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;

/// All workloads of the presence service, one after the other on the same one.
public final class PresenceBenchmark {

  private static final String NAME = "kith";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int AT_ONCE = 256;
  private static final List<Double> PERCENTS = List.of(50.0, 99.0);

  private final KithRelay relay;
  private final KithPresence presence;
  private final PresencePlan plan;
  private final KeyPair key;
  private final Signer signer;
  private final Population population;
  private final Consumer<String> progress;

  /// @param progress hears what is measured next
  public PresenceBenchmark(
      KithRelay relay,
      KithPresence presence,
      PresencePlan plan,
      Signatures signatures,
      Consumer<String> progress) {
    this.relay = relay;
    this.presence = presence;
    this.plan = plan;
    this.key = KeyPair.generate(signatures, new SecureRandom());
    this.signer = new Signer(signatures, new SecureRandom());
    this.population = new Population(signatures);
    this.progress = progress;
  }

  /// @param rows gets those of each workload as soon as it is measured: also what was, if a later
  ///   one fails
  public void run(List<Row> rows) throws BenchFailure, InterruptedException {
    Relays relays = new Relays(new Relays.Setup(List.of(relay.url()), List.of(key), true), signer);
    try {
      rows.add(changes(relays));
      rows.add(agents(relays));
      rows.add(searches());
    } finally {
      relays.close();
    }
  }

  private Row changes(Relays relays) throws BenchFailure, InterruptedException {
    DirectoryApi directory = new DirectoryApi(presence.url(), key, signer, PATIENCE);
    Changes changes = new Changes(relays, directory, population);
    List<List<Double>> rounds = new ArrayList<>();
    // The first round warms up, and is not counted.
    for (int round = 0; round <= plan.rounds(); round++) {
      progress.accept("changes, round %d".formatted(round));
      rounds.add(changes.measure(round, plan.changes(), PERCENTS));
    }
    return row("presence-change", "changes", plan.changes(), rounds);
  }

  private Row agents(Relays relays) throws BenchFailure, InterruptedException {
    progress.accept("%d agents declare themselves".formatted(plan.agents()));
    long before = presence.heap();
    long known = presence.known();
    var _ =
        Flux.range(0, plan.agents())
            .flatMapIterable(number -> population.agent("skill/" + number % plan.capabilities()))
            .flatMap(event -> relays.publish(event, PATIENCE), AT_ONCE)
            .blockLast();
    awaitKnown(known + plan.agents());
    presence.analyze();
    double bytes = (double) (presence.heap() - before) / plan.agents();
    progress.accept("what they cost");
    ProcessTimes service = ProcessTimes.of(presence.process());
    ProcessTimes database = ProcessTimes.of(presence.database());
    Thread.sleep(plan.lookFor());
    double seconds = plan.lookFor().toMillis() / 1e3;
    double inService = ProcessTimes.of(presence.process()).since(service).toMillis() / seconds;
    double inDatabase = ProcessTimes.of(presence.database()).since(database).toMillis() / seconds;
    return new Row(
        "presence-agents",
        NAME,
        new Row.Load("agents", plan.agents()),
        1,
        List.of(
            Measure.of("heap_bytes_of_agent", List.of(bytes)),
            Measure.of("cpu_ms_per_s", List.of(inService)),
            Measure.of("db_ms_per_s", List.of(inDatabase))));
  }

  private void awaitKnown(long count) throws BenchFailure, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (presence.known() < count) {
      if (System.nanoTime() - deadline > 0) {
        throw new BenchFailure("The presence service does not keep all that is declared");
      }
      Thread.sleep(LOOK);
    }
  }

  private Row searches() throws BenchFailure, InterruptedException {
    Searches searches = new Searches(presence.url(), key, signer);
    List<List<Double>> rounds = new ArrayList<>();
    for (int round = 0; round <= plan.rounds(); round++) {
      progress.accept("searches, round %d".formatted(round));
      rounds.add(searches.measure(plan.searches(), plan.capabilities(), PERCENTS));
    }
    return row("presence-search", "agents", plan.agents(), rounds);
  }

  private Row row(String workload, String of, int count, List<List<Double>> rounds) {
    List<List<Double>> counted = rounds.subList(1, rounds.size());
    List<Measure> measures = new ArrayList<>();
    for (int i = 0; i < PERCENTS.size(); i++) {
      int which = i;
      String name = "p%.0f_ms".formatted(PERCENTS.get(i));
      measures.add(Measure.of(name, counted.stream().map(round -> round.get(which)).toList()));
    }
    return new Row(workload, NAME, new Row.Load(of, count), counted.size(), measures);
  }
}
