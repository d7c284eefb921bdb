package dev.kith.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.runtime.Fresh;
import dev.kith.bench.runtime.Part;
import dev.kith.bench.runtime.Plan;
import dev.kith.bench.runtime.RelayBenchmark;
import dev.kith.model.secp256k1.NativeSignatures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Where an earlier benchmark has built it: no test waits for cargo.
class NostrRsRelayTest {

  /// They tell processors' time and memory, in steps too large for so little.
  private static final Set<String> COARSE = Set.of("rejected", "stream", "idle");

  /// Kith's relay where there is no other for a workload.
  private record Beside(Ground ground, Relay relay) implements Fresh {

    @Override
    public KithRelay kith(String files, String... options)
        throws IOException, BenchFailure, InterruptedException {
      return KithRelay.start(ground, files, options);
    }

    @Override
    public List<Relay> all() {
      return List.of(relay);
    }
  }

  @Test
  void itIsMeasuredAsDurableAsKithAndFindsWhatItStored() throws Exception {
    try (Ground ground = Ground.open()) {
      assumeTrue(
          CargoBuild.NOSTR_RS_RELAY.isDone(ground),
          "nostr-rs-relay is not built: ./kith bench relay builds it");
      Relay relay = Peer.NOSTR_RS_RELAY.start(ground, _ -> {});
      Plan plan =
          new Plan(
              1,
              Duration.ofMillis(50),
              Duration.ofMillis(100),
              1_000,
              List.of(3),
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
      new RelayBenchmark(
              List.of(relay), new Beside(ground, relay), plan, NativeSignatures.load(), _ -> {})
          .run(EnumSet.allOf(Part.class), rows);

      assertThat(rows)
          .filteredOn(row -> !COARSE.contains(row.workload()))
          .flatExtracting(Row::measures)
          .allMatch(measure -> measure.lowest() > 0);
      assertThat(relay.settings())
          .contains("fsync=on", "full_page_writes=on", "synchronous_commit=on");
    }
  }
}
