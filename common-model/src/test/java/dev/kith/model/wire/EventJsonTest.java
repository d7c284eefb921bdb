package dev.kith.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import dev.kith.model.message.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventJsonTest {

  private static final Bytes32 ONES = new Bytes32(1, 1, 1, 1);

  private static final Event EVENT =
      new Event(
          new EventId(ONES),
          new PublicKey(ONES),
          1_700_000_000,
          27_235,
          List.of(Tag.of("u", "http://localhost/v1/ü?x=1")),
          "",
          new Signature(ONES, ONES));

  @Test
  void readsWhatTheWriterWrote() {
    assertThat(EventJson.decode(EventWriter.json(EVENT)))
        .isEqualTo(new EventJson.Decoded.Sound<>(EVENT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                 | the event must be an object
          []                 | the event must be an object
          {                  | broken JSON
          {}                 | event lacks the field id
          {"kind":1.5}       | event kind must be a whole number
          """)
  void saysWhatIsWrong(String json, String sentence) {
    assertThat(broken(json.getBytes(StandardCharsets.UTF_8))).contains(sentence);
  }

  @Test
  void refusesTextAfterTheEvent() {
    String twice = new String(EventWriter.json(EVENT), StandardCharsets.UTF_8) + " {}";

    assertThat(broken(twice.getBytes(StandardCharsets.UTF_8)))
        .contains("there is text after the end of the event");
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    assertThat(broken(new byte[] {'{', (byte) 0xff, '}'})).contains("not valid UTF-8");
  }

  @Test
  void readsAnEventWithoutASignature() {
    Rumor rumor = Rumor.of(EVENT);
    byte[] json = EventWriter.json(rumor);

    assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain("sig");
    assertThat(EventJson.decodeRumor(json)).isEqualTo(new EventJson.Decoded.Sound<>(rumor));
    assertThat(broken(json)).isEqualTo("event lacks the field sig");
  }

  @Test
  void refusesASignatureWhereThereMustBeNone() {
    assertThat(EventJson.decodeRumor(EventWriter.json(EVENT)))
        .isEqualTo(
            new EventJson.Decoded.Broken<Rumor>(
                Reason.invalid("an event in a seal must have no signature")));
  }

  private static String broken(byte[] json) {
    return switch (EventJson.decode(json)) {
      case EventJson.Decoded.Broken(var reason) -> reason.sentence();
      case EventJson.Decoded.Sound(Event event) -> throw new AssertionError("read " + event);
    };
  }
}
