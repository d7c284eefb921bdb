package dev.kith.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.WireEvent;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.ClientMessage.Malformed;
import dev.kith.model.message.ClientMessage.Subject;
import java.nio.charset.StandardCharsets;

/// What a decoded frame should be.
final class Decoding {

  static final Subject UNKNOWN = new Subject.Unknown();
  static final Subject THE_EVENT = new Subject.OfEvent(EventText.ID);
  static final Subject THE_SUBSCRIPTION = new Subject.OfSubscription("s");

  private Decoding() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static ClientMessage decode(String frame) {
    return ClientFrames.decode(utf8(frame));
  }

  /// The event of an `EVENT` frame around that JSON.
  static WireEvent published(String event) {
    ClientMessage message = decode("[\"EVENT\"," + event + "]");
    assertThat(message).isInstanceOf(ClientMessage.Publish.class);
    return ((ClientMessage.Publish) message).event();
  }

  /// @param start how the reason begins on the wire
  static void assertRefused(byte[] frame, Subject subject, String start) {
    ClientMessage message = ClientFrames.decode(frame);
    assertThat(message).isInstanceOf(Malformed.class);
    Malformed malformed = (Malformed) message;
    assertThat(malformed.reason().text()).startsWith(start);
    assertThat(malformed.subject()).isEqualTo(subject);
    assertIsOneSentence(malformed.reason().sentence());
  }

  static void assertRefused(String frame, Subject subject, String start) {
    assertRefused(utf8(frame), subject, start);
  }

  /// Short, on one line, and without the inner words of the parser.
  static void assertIsOneSentence(String sentence) {
    assertThat(sentence)
        .isNotBlank()
        .hasSizeLessThan(200)
        .doesNotContainPattern("\\p{Cntrl}|`|Source|\\. ");
  }
}
