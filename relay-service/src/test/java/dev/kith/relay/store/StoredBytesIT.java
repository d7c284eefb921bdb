package dev.kith.relay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.wire.EventWriter;
import dev.kith.relay.RandomEvents;
import dev.kith.relay.RunningRelay;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Events are served byte for byte as they came, whatever is in them.
class StoredBytesIT {

  private static final List<String> CONTENTS =
      List.of(
          "",
          "\"quoted\", {braced}, [1,2], NULL, 'single', \\, \\\", \\\\",
          "\u0000\u0001\u0002\b\t\n\f\r\u001f\u007f",
          "\u00e9\ufdd1\ud83d\ude00",
          "$1 %s ? :name");

  @Test
  void oneBatchOfStrangeEventsComesBackAsItWas() {
    List<WireEvent> events =
        IntStream.range(0, CONTENTS.size()).mapToObj(StoredBytesIT::event).toList();

    try (RunningRelay relay = RunningRelay.start()) {
      relay.bean(EventLog.class).append(events).block();
      Page page =
          relay
              .bean(EventQueries.class)
              .find(List.of(Filter.ALL), Set.of(), Long.MAX_VALUE, Instant.EPOCH)
              .blockOptional()
              .orElseThrow();

      assertThat(page.events())
          .containsExactlyElementsOf(events.reversed().stream().map(WireEvent::json).toList());
    }
  }

  /// With white space between the tokens, as nobody has to leave it out.
  private static WireEvent event(int number) {
    String content = CONTENTS.get(number);
    List<Tag> tags = number == 0 ? List.of() : List.of(Tag.of("t", content));
    WireEvent plain =
        EventWriter.wire(
            new EventDraft(RandomEvents.START + number, 1, tags, content)
                .signed(
                    RandomEvents.key(1),
                    new Signature(new Bytes32(0, 0, 0, 0), new Bytes32(0, 0, 0, 0))));
    String json = new String(plain.json(), StandardCharsets.UTF_8).replaceFirst("\\{", "{ \t\r\n");
    return new WireEvent(plain.event(), json.getBytes(StandardCharsets.UTF_8));
  }
}
