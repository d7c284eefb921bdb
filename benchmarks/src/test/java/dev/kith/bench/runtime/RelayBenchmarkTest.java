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
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayBenchmarkTest {

  private static final NativeSignatures SIGNATURES = NativeSignatures.load();
  private static final Corpus CORPUS = new Corpus(SIGNATURES);

  /// Processors' time and memory are told in steps too large for so little.
  private static final Pattern COARSE =
      Pattern.compile("us_each|share_of_accepted|growth|bytes_each");

  @TempDir private static Path directory;
  private static Ground ground;
  private static KithRelay relay;
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
            List.of(new Plan.Audience(5, 20)),
            20,
            new Plan.Audience(5, 20),
            Duration.ofMillis(50),
            5,
            300,
            20);

    List<Row> rows = new ArrayList<>();
    new RelayBenchmark(List.of(relay), new Same(), plan, SIGNATURES, _ -> {})
        .run(EnumSet.allOf(Part.class), rows);

    assertThat(rows)
        .extracting(RelayBenchmarkTest::title)
        .containsExactly(
            "query-profile 400 stored",
            "query-thread 400 stored",
            "query-inbox 400 stored",
            "query-feed 400 stored",
            "query-ids 400 stored",
            "stream-paged 400 stored",
            "verify 1 threads",
            "ingest-durable 1 connections",
            "ingest-durable 3 connections",
            "latency 100 per_second",
            "latency 30 percent_of_ingest",
            "fan-out 5 subscribers",
            "fan-out 20 bystanders",
            "rejected accepted",
            "rejected too-long",
            "rejected bad-filter",
            "rejected cut-off",
            "rejected no-signature",
            "rejected from-the-future",
            "rejected wrong-id",
            "rejected bad-signature",
            "beside-floods 40 bad-signatures",
            "beside-floods 2000 bad-signatures",
            "beside-floods 500 requests-for-all",
            "beside-floods 500 subscriptions",
            "beside-floods 200 connections",
            "sync 300 held",
            "stream 300 held",
            "idle 20 connections");
    assertThat(rows)
        .flatExtracting(Row::measures)
        .filteredOn(measure -> !COARSE.matcher(measure.name()).find())
        .allMatch(measure -> measure.lowest() > 0);
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

  /// How long refused frames are is none of the test's concern.
  private static String title(Row row) {
    Row.Load load = row.load();
    return row.workload().equals("rejected")
        ? row.workload() + " " + load.of()
        : row.workload() + " " + load.count() + " " + load.of();
  }

  /// The test has no need of other relays.
  private record Same() implements Fresh {

    @Override
    public KithRelay kith(String files, String... options) {
      return relay;
    }

    @Override
    public List<Relay> all() {
      return List.of(relay);
    }
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
