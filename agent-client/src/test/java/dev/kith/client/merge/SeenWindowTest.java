package dev.kith.client.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import org.junit.jupiter.api.Test;

class SeenWindowTest {

  @Test
  void anEventIsNewOnce() {
    SeenWindow window = new SeenWindow();
    assertThat(window.add(id(1))).isTrue();
    assertThat(window.add(id(1))).isFalse();
  }

  @Test
  void theLongestKnownIsForgottenFirst() {
    SeenWindow window = new SeenWindow(2);
    window.add(id(1));
    window.add(id(2));
    window.add(id(3));
    assertThat(window.contains(id(1))).isFalse();
    assertThat(window.contains(id(2))).isTrue();
  }

  private static EventId id(int n) {
    return new EventId(new Bytes32(0, 0, 0, n));
  }
}
