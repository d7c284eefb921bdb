package dev.kith.model.wire;

import static dev.kith.model.wire.Decoding.published;
import static dev.kith.model.wire.Decoding.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Event;
import dev.kith.model.event.ForeignEvent;
import dev.kith.model.event.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is accepted as an event, and the bytes that are kept of it.
class SoundEventTest {

  @ParameterizedTest
  @MethodSource("foreignEvents")
  void aForeignEventIsReadAsItsAuthorMeantIt(ForeignEvent foreign) {
    WireEvent published = published(foreign.json());

    assertThat(published.event()).isEqualTo(foreign.event());
    assertThat(published.json()).isEqualTo(utf8(foreign.json()));
  }

  @ParameterizedTest
  @MethodSource("foreignEvents")
  void whatIsWrittenIsReadAgain(ForeignEvent foreign) {
    String written = new String(EventWriter.json(foreign.event()), StandardCharsets.UTF_8);

    assertThat(published(written).event()).isEqualTo(foreign.event());
  }

  /// Other spellings of the same event: the author's is the one that is handed on.
  @ParameterizedTest
  @ValueSource(strings = {"\\u0068i", "h\\u0069", "\\u0068\\u0069"})
  void theBytesAreKeptAsTheyCame(String content) {
    EventText text = EventText.sound().with("content", EventText.quoted(content)).idLast();
    String json = text.json().replace(":", " :\t").replace(",", "\r\n,  ");

    WireEvent published = published("\n " + json + " ");

    assertThat(published.event()).isEqualTo(EventText.EVENT);
    assertThat(published.json()).isEqualTo(utf8(json));
  }

  @Test
  void theBytesAreKeptBehindCharactersOfSeveralBytes() {
    String json = EventText.sound().with("content", "\"\u00e9\u20ac\ud83d\ude00\\/\"").json();

    WireEvent published = published("\n\n" + json);

    assertThat(published.event().content()).isEqualTo("\u00e9\u20ac\ud83d\ude00/");
    assertThat(published.json()).isEqualTo(utf8(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"x\":1",
        "\"x\":\"id\"",
        "\"x\":{\"id\":[{}],\"kind\":1}",
        "\"Id\":0",
        "\"\":[]",
        "\"x\":1.5e300",
        "\"x\":0.1234567890123456789012345678901234567890",
        "\"x\":1,\"x\":2"
      })
  void fieldsThatNoSignatureCoversAreStripped(String field) {
    WireEvent published = published(EventText.sound().jsonAnd(field));

    assertThat(published.event()).isEqualTo(EventText.EVENT);
    assertThat(published.json()).isEqualTo(EventWriter.json(EventText.EVENT));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "9007199254740991, 65535"})
  void numbersReachTheirBounds(long createdAt, int kind) {
    EventText text =
        EventText.sound()
            .with("created_at", Long.toString(createdAt))
            .with("kind", Integer.toString(kind));

    Event event = published(text.json()).event();

    assertThat(event.createdAt()).isEqualTo(createdAt);
    assertThat(event.kind()).isEqualTo(kind);
  }

  /// U+0000, other controls, DEL, non-characters, the largest character, a surrogate pair.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u0000",
        "\\u001f",
        "\u007f",
        "\ufdd1",
        "\uffff",
        "\udbff\udfff",
        "\\ud83d\\ude00"
      })
  void everyCharacterIsKept(String content) {
    String json = EventText.sound().with("content", EventText.quoted(content)).json();

    Event event = published(json).event();

    assertThat(event.content().codePoints().toArray()).hasSize(1);
    assertThat(published(new String(EventWriter.json(event), StandardCharsets.UTF_8)).event())
        .isEqualTo(event);
  }

  @Test
  void anEventMayHaveNoTags() {
    assertThat(published(EventText.sound().with("tags", "[]").json()).event().tags()).isEmpty();
  }

  private static List<ForeignEvent> foreignEvents() {
    return ForeignEvent.all();
  }
}
