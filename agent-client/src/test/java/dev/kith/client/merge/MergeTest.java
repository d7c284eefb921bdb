package dev.kith.client.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MergeTest {

  private final Merge<String> merge = new Merge<>(Set.of("a", "b"));

  @Test
  void itIsCompleteWhenEverySourceSentItsStoreOrFailed() {
    merge.catchingUp("a");
    merge.caughtUp("a");
    assertThat(merge.isComplete()).isFalse();
    merge.failed("b", "no route");
    assertThat(merge.isComplete()).isTrue();
    assertThat(merge.isOver()).isFalse();
  }

  @Test
  void anInterruptedSourceIsNotComplete() {
    merge.catchingUp("a");
    merge.interrupted("a");
    merge.caughtUp("b");
    assertThat(merge.isSettled()).isTrue();
    assertThat(merge.isComplete()).isFalse();
  }

  @Test
  void oneGoodSourceIsEnough() {
    merge.completed("a");
    merge.failed("b", "no route");
    assertThat(merge.isOver()).isTrue();
    assertThat(merge.failure()).isNull();
  }

  @Test
  void whenAllFailedTheReasonsAreNamed() {
    merge.failed("a", "no route");
    merge.failed("b", "restricted: members only");
    assertThat(merge.failure()).isEqualTo("a: no route; b: restricted: members only");
  }
}
