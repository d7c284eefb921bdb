package dev.kith.servicekit.nip98;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReplayCacheTest {

  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Instant LAPSE = NOW.plusSeconds(61);

  private final ReplayCache cache = new ReplayCache(2);

  @Test
  void admitsAnIdOnce() {
    assertThat(cache.admit(id(1), LAPSE, NOW)).isEmpty();
    assertThat(cache.admit(id(1), LAPSE, NOW.plusSeconds(60))).contains(new Refusal.Replayed());
    assertThat(cache.admit(id(2), LAPSE, NOW)).isEmpty();
  }

  @Test
  void refusesRatherThanForgetsWhenItIsFull() {
    assertThat(cache.admit(id(1), LAPSE, NOW)).isEmpty();
    assertThat(cache.admit(id(2), LAPSE, NOW)).isEmpty();

    assertThat(cache.admit(id(3), LAPSE, NOW)).contains(new Refusal.MemoryFull());
    assertThat(cache.admit(id(1), LAPSE, NOW)).contains(new Refusal.Replayed());
  }

  @Test
  void makesRoomOnceIdsHaveLapsed() {
    assertThat(cache.admit(id(1), LAPSE, NOW)).isEmpty();
    assertThat(cache.admit(id(2), LAPSE.plusSeconds(30), NOW)).isEmpty();

    assertThat(cache.admit(id(3), LAPSE.plusSeconds(30), LAPSE)).isEmpty();
    assertThat(cache.size()).isEqualTo(2);
  }

  @Test
  void refusesAnEventThatLapsedBeforeItsRequestWasComplete() {
    assertThat(cache.admit(id(1), LAPSE, LAPSE)).contains(new Refusal.Lapsed());
    assertThat(cache.size()).isZero();
  }

  @Test
  void whatWasForgottenIsNotAdmittedAgainByAClockSetBack() {
    assertThat(cache.admit(id(1), LAPSE, NOW)).isEmpty();
    assertThat(cache.admit(id(2), LAPSE.plusSeconds(600), LAPSE.plusSeconds(500))).isEmpty();

    assertThat(cache.admit(id(1), LAPSE, NOW)).contains(new Refusal.Lapsed());
  }

  private static EventId id(long number) {
    return new EventId(new Bytes32(0, 0, 0, number));
  }
}
