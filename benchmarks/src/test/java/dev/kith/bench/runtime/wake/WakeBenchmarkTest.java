package dev.kith.bench.runtime.wake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.bench.figures.Measure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.process.Ground;
import dev.kith.bench.process.KithRelay;
import dev.kith.bench.process.KithWake;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.secp256k1.NativeSignatures;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WakeBenchmarkTest {

  private static final NativeSignatures SIGNATURES = NativeSignatures.load();

  /// Every workload waits for each of its agents to be woken.
  @Test
  void everyWorkloadHasARow(@TempDir Path directory) throws Exception {
    WakePlan plan = new WakePlan(1, 10, 1_000, 300, Duration.ofMillis(100));
    KeyPair key = KeyPair.generate(SIGNATURES, new SecureRandom());
    List<Row> rows = new ArrayList<>();
    try (Ground ground = new Ground(directory)) {
      KithRelay relay =
          KithRelay.start(ground, "kith", "--kith.relay.services=" + key.publicKey().hex());
      KithWake wake = KithWake.start(ground, relay, key);
      new WakeBenchmark(relay, wake, plan, SIGNATURES, _ -> {}).run(rows);
    }

    assertThat(rows)
        .extracting(row -> row.workload() + " " + row.load().count() + " " + row.load().of())
        .containsExactly(
            "wake-encrypt 1 threads",
            "wake-message 10 messages",
            "wake-each 1000 agents",
            "wake-fan-out 1000 agents",
            "wake-marks 1000 sessions");
    assertThat(rows)
        .flatExtracting(Row::measures)
        .extracting(Measure::median)
        .allMatch(figure -> figure >= 0);
  }
}
