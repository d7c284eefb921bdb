package dev.kith.bench.runtime.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.bench.fault.FaultKind;
import dev.kith.bench.fault.Schedule.Bounds;
import dev.kith.bench.process.Ground;
import dev.kith.bench.process.Postgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A short run of what `./kith bench durability` does for long.
class DurabilityRunTest {

  private static final long SEED = 4;

  @TempDir private Path directory;

  @Test
  void nothingAcknowledgedIsLostWhateverFails() throws Exception {
    Set<FaultKind> kinds = EnumSet.allOf(FaultKind.class);
    if (!Postgres.canFillDisk()) {
      kinds.remove(FaultKind.DISK_FULL);
    }
    DurabilityPlan plan =
        new DurabilityPlan(
            2,
            2,
            200,
            32,
            Duration.ofMinutes(1),
            kinds,
            new Bounds(Duration.ofMillis(500), Duration.ofSeconds(1)),
            new Bounds(Duration.ofMillis(200), Duration.ofSeconds(1)),
            SEED);
    Findings findings;
    try (Ground ground = new Ground(directory)) {
      findings = new DurabilityRun(plan, System.out::println).on(ground);
    }

    assertThat(findings.examples()).as("acknowledged and not delivered").isEmpty();
    assertThat(findings.tally().lost()).isZero();
    assertThat(findings.tally().unexpected()).isZero();
    assertThat(findings.tally().orderViolations()).isZero();
    assertThat(findings.tally().acked()).isGreaterThan(1_000);
    assertThat(findings.faults()).allMatch(fault -> fault.count() > 0);
  }
}
