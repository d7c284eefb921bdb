package dev.kith.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Event;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.wire.ClientFrames;
import dev.kith.model.wire.EventWriter;
import dev.kith.model.wire.RelayFrames;
import dev.kith.testkit.generated.Generated;
import dev.kith.testkit.generated.SeededTest;
import java.util.List;

/// What holds for every message. Here and not beside the codec, because the generators are written
/// with its values.
class CodecPropertiesTest {

  private static final int CASES = 100;

  @SeededTest
  void everyPublishedEventArrives(long seed) {
    Generated generated = Generated.from(seed);
    for (int i = 0; i < CASES; i++) {
      ClientMessage message = new ClientMessage.Publish(EventWriter.wire(generated.event()));

      assertThat(ClientFrames.decode(ClientFrames.encode(message))).isEqualTo(message);
    }
  }

  @SeededTest
  void everyDeliveredEventArrivesInItsBytes(long seed) {
    Generated generated = Generated.from(seed);
    for (int i = 0; i < CASES; i++) {
      WireEvent event = EventWriter.wire(generated.event());
      RelayMessage message = new RelayMessage.Delivery(generated.text(), event);

      RelayMessage read = RelayFrames.decode(RelayFrames.encode(message));

      assertThat(read).isEqualTo(message);
      assertThat(((RelayMessage.Delivery) read).event().json()).isEqualTo(event.json());
    }
  }

  @SeededTest
  void everyFilterMeansTheSameToBothSides(long seed) {
    Generated generated = Generated.from(seed);
    for (int i = 0; i < CASES; i++) {
      Event event = generated.event();
      Filter filter = generated.filter(event);
      ClientMessage message = new ClientMessage.Request("s", List.of(filter, Filter.ALL));

      assertThat(ClientFrames.decode(ClientFrames.encode(message))).isEqualTo(message);
    }
  }

  @SeededTest
  void everyTextArrives(long seed) {
    Generated generated = Generated.from(seed);
    for (int i = 0; i < CASES; i++) {
      RelayMessage message = new RelayMessage.Closed(generated.text(), generated.text());

      assertThat(RelayFrames.decode(RelayFrames.encode(message))).isEqualTo(message);
    }
  }
}
