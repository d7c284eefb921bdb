package dev.kith.client.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.StreamPosition;
import dev.kith.model.event.Tag;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPositionTest {

  private final Random random = new Random(1);

  @Test
  void theTagSaysStreamNumberAndPrevious() {
    EventId previous = Fixtures.randomId(random);
    StreamPosition position = new StreamPosition("k3f9-5f2a", 18, previous);
    assertThat(position.toTag()).isEqualTo(Tag.of("n", "k3f9-5f2a:18", previous.hex()));
    assertThat(StreamPosition.of(event(position.toTag()))).isEqualTo(position);
  }

  @Test
  void theFirstEventOfAStreamHasNoPrevious() {
    StreamPosition position = new StreamPosition("s", 1, null);
    assertThat(position.toTag()).isEqualTo(Tag.of("n", "s:1"));
    assertThat(StreamPosition.of(event(position.toTag()))).isEqualTo(position);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "s:",
        ":1",
        "s:0",
        "s:01",
        "s:-1",
        "s:1.0",
        "s:1000000000000000",
        "a:b:1"
      })
  void whatIsNoPositionCountsAsUnnumbered(String value) {
    assertThat(StreamPosition.of(event(Tag.of("n", value)))).isNull();
  }

  @Test
  void readersInAnyOrderShareAStream() {
    assertThat(StreamName.of("i", List.of(Fixtures.author(1), Fixtures.author(2))))
        .isEqualTo(StreamName.of("i", List.of(Fixtures.author(2), Fixtures.author(1))))
        .isNotEqualTo(StreamName.of("i", List.of(Fixtures.author(1))))
        .isNotEqualTo(StreamName.of("j", List.of(Fixtures.author(1), Fixtures.author(2))));
  }

  private Event event(Tag tag) {
    return Fixtures.message(random, Fixtures.author(1), 0, List.of(tag));
  }
}
