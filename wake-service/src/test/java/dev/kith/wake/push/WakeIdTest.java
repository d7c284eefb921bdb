package dev.kith.wake.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WakeIdTest {

  @Test
  void itIsAnUuidOfTheVersionThatRisesWithTime() {
    Random random = new Random(3);
    Instant now = Instant.parse("2026-06-01T12:00:00.123Z");

    WakeId id = WakeId.next(now, random);

    assertThat(id.value().version()).isEqualTo(7);
    assertThat(id.value().variant()).isEqualTo(2);
    assertThat(id.value().getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
    assertThat(WakeId.next(now.plusMillis(1), random).toString()).isGreaterThan(id.toString());
    assertThat(WakeId.next(now, random)).isNotEqualTo(id);
  }
}
