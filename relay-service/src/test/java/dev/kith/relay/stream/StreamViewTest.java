package dev.kith.relay.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import dev.kith.model.event.StreamPosition;
import dev.kith.relay.stream.StreamView.Gap;
import dev.kith.relay.stream.StreamView.Numbered;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamViewTest {

  @Test
  void whateverTheOrderOfTheEventsEachStreamIsSeenWhole() {
    List<Numbered> events = new ArrayList<>(chain("a", 1, 5));
    events.addAll(chain("b", 1, 2));
    Collections.shuffle(events, new Random(1));

    assertThat(StreamView.of(events))
        .containsExactly(
            new StreamView("a", 5, 5, 0, List.of(), List.of()),
            new StreamView("b", 2, 2, 0, List.of(), List.of()));
  }

  @Test
  void whatIsMissingIsAGap() {
    List<Numbered> events = new ArrayList<>(chain("a", 3, 4));
    events.add(numbered("a", 9, id(9), id(8)));
    assertThat(StreamView.of(events))
        .containsExactly(
            new StreamView("a", 9, 3, 6, List.of(new Gap(1, 2), new Gap(5, 8)), List.of()));
  }

  @Test
  void aNumberUsedTwiceOrAnotherPreviousEventIsAFork() {
    List<Numbered> events = new ArrayList<>(chain("a", 1, 3));
    events.add(numbered("a", 2, id(99), id(1)));
    events.add(numbered("a", 4, id(4), id(77)));
    StreamView view = StreamView.of(events).getFirst();
    assertThat(view.forks()).containsExactly(2L, 4L);
    assertThat(view.events()).isEqualTo(5);
  }

  @Test
  void theListsAreBounded() {
    List<Numbered> sparse =
        LongStream.rangeClosed(1, 500).mapToObj(i -> numbered("a", 2 * i, id(i), null)).toList();
    StreamView view = StreamView.of(sparse).getFirst();
    assertThat(view.missing()).isEqualTo(500);
    assertThat(view.gaps()).hasSize(StreamView.LISTED);
  }

  private static List<Numbered> chain(String stream, long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(i -> numbered(stream, i, id(i), i == 1 ? null : id(i - 1)))
        .toList();
  }

  private static Numbered numbered(
      String stream, long sequence, EventId id, @Nullable EventId previous) {
    return new Numbered(id, new StreamPosition(stream, sequence, previous));
  }

  private static EventId id(long number) {
    return new EventId(new Bytes32(0, 0, 0, number));
  }
}
