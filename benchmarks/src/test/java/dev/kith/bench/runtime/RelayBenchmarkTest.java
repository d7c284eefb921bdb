package dev.kith.bench.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.bench.corpus.Corpus;
import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.process.Ground;
import dev.kith.bench.process.KithRelay;
import dev.kith.bench.process.Relay;
import dev.kith.model.event.Event;
import dev.kith.model.secp256k1.NativeSignatures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayBenchmarkTest {

  private static final NativeSignatures SIGNATURES = NativeSignatures.load();
  private static final Corpus CORPUS = new Corpus(SIGNATURES);

  @TempDir private static Path directory;
  private static Ground ground;
  private static Relay relay;
  private static LoadThread thread;

  @BeforeAll
  static void start() throws Exception {
    ground = new Ground(directory);
    relay = KithRelay.start(ground);
    thread = new LoadThread();
  }

  @AfterAll
  static void stop() {
    thread.close();
    ground.close();
  }

  @Test
  void theRelayIsMeasuredDurable() {
    assertThat(relay.settings())
        .contains("fsync=on", "full_page_writes=on", "synchronous_commit=on");
  }

  @Test
  void everyWorkloadHasARowForEachLoad() throws Exception {
    Plan plan =
        new Plan(
            2,
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            1_000,
            List.of(1, 3),
            8,
            10,
            400,
            10,
            List.of(new Plan.Audience(5, 20)));

    List<Row> rows = new RelayBenchmark(List.of(relay), plan, SIGNATURES, _ -> {}).run();

    assertThat(rows)
        .extracting(row -> row.workload() + " " + row.load().count())
        .containsExactly(
            "query-profile 400",
            "query-thread 400",
            "query-inbox 400",
            "query-feed 400",
            "query-ids 400",
            "verify 1",
            "ingest-durable 1",
            "ingest-durable 3",
            "latency 100",
            "fan-out 5");
    assertThat(rows).flatExtracting(Row::measures).allMatch(measure -> measure.lowest() > 0);
  }

  @Test
  void aRefusedEventFailsTheIngest() {
    List<Event> events = new ArrayList<>(CORPUS.events("refused", 10));
    events.set(9, forged(events.get(9), events.get(8)));
    Ingest ingest = new Ingest(thread, 1, 4, Duration.ofSeconds(5));

    assertThatExceptionOfType(BenchFailure.class)
        .isThrownBy(() -> ingest.eventsPerSecond(relay, events))
        .withMessageContaining("it refused an event: invalid:");
  }

  @Test
  void anEventThatIsNotStoredFailsTheCheck() {
    List<Event> events = CORPUS.events("never-published", 150);

    assertThatExceptionOfType(BenchFailure.class)
        .isThrownBy(() -> new StoredCheck(thread).allAreStored(relay, events))
        .withMessageContaining("does not have 150 of the 150 events");
  }

  private static Event forged(Event event, Event other) {
    return new Event(
        event.id(),
        event.pubkey(),
        event.createdAt(),
        event.kind(),
        event.tags(),
        event.content(),
        other.sig());
  }
}
