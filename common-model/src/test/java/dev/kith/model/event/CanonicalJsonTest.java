package dev.kith.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.model.event.CanonicalJson.ControlCharacters;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  private static final PublicKey KEY = new PublicKey(new Bytes32(1, 2, 3, 4));

  @ParameterizedTest
  @MethodSource("foreignEvents")
  void theIdOfAForeignEventIsRight(ForeignEvent foreign) {
    assertThat(CanonicalJson.hasRightId(foreign.event())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("foreignEvents")
  void onlyTheWidespreadConventionIsPublished(ForeignEvent foreign) {
    Event event = foreign.event();
    EventDraft draft =
        new EventDraft(event.createdAt(), event.kind(), event.tags(), event.content());

    assertThat(draft.id(event.pubkey()).equals(event.id())).isEqualTo(foreign.escaped());
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void anEventThatWasChangedHasAWrongId(Event forgery) {
    assertThat(CanonicalJson.hasRightId(forgery)).isFalse();
  }

  @Test
  void theFormIsThatOfNip01() {
    assertThat(text(List.of(Tag.of("e", "", "x"), Tag.of("-")), "hi", ControlCharacters.ESCAPED))
        .isEqualTo("[0,\"" + KEY.hex() + "\",17,4040,[[\"e\",\"\",\"x\"],[\"-\"]],\"hi\"]");
  }

  @Test
  void anEventWithoutTagsHasAnEmptyArray() {
    assertThat(text(List.of(), "", ControlCharacters.ESCAPED)).endsWith(",4040,[],\"\"]");
  }

  @ParameterizedTest
  @EnumSource
  void theSevenNamedCharactersHaveShortEscapesEitherWay(ControlCharacters convention) {
    assertThat(content("\n\"\\\r\t\b\f", convention)).isEqualTo("\\n\\\"\\\\\\r\\t\\b\\f");
  }

  @Test
  void otherControlCharactersAreEscapedInLowercase() {
    assertThat(content("\u0000\u000b\u001f", ControlCharacters.ESCAPED))
        .isEqualTo("\\u0000\\u000b\\u001f");
  }

  @Test
  void otherControlCharactersMayStandForThemselves() {
    assertThat(content("\u0000\u000b\u001f", ControlCharacters.VERBATIM))
        .isEqualTo("\u0000\u000b\u001f");
  }

  @ParameterizedTest
  @EnumSource
  void everythingElseStandsForItselfEitherWay(ControlCharacters convention) {
    String others =
        "/\u007f\u0080\u009f\u00e9\u2028\u2029\ufdd1\ufeff\uffff\ud83d\ude00\udbff\udfff";

    assertThat(content(others, convention)).isEqualTo(others);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "a\udfff", "\udc00\ud800", "\ud800\ud800\udc00", "\ud800x"})
  void aLoneSurrogateIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.id(KEY, 17, 4040, List.of(), text))
        .withMessageStartingWith("lone surrogate at character");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.id(KEY, 17, 4040, List.of(Tag.of("t", text)), ""));
  }

  private static List<ForeignEvent> foreignEvents() {
    return ForeignEvent.all();
  }

  private static Stream<Event> forgeries() {
    Event e = ForeignEvent.all().getFirst().event();
    return Stream.of(
        new Event(e.id(), KEY, e.createdAt(), e.kind(), e.tags(), e.content(), e.sig()),
        new Event(e.id(), e.pubkey(), e.createdAt() + 1, e.kind(), e.tags(), e.content(), e.sig()),
        new Event(e.id(), e.pubkey(), e.createdAt(), e.kind() + 1, e.tags(), e.content(), e.sig()),
        new Event(e.id(), e.pubkey(), e.createdAt(), e.kind(), List.of(Tag.of("t")), "", e.sig()),
        new Event(e.id(), e.pubkey(), e.createdAt(), e.kind(), e.tags(), "\u0001", e.sig()));
  }

  /// What stands between the quotes of the content.
  private static String content(String content, ControlCharacters convention) {
    String text = text(List.of(), content, convention);
    return text.substring(text.indexOf("[],\"") + 4, text.length() - 2);
  }

  private static String text(List<Tag> tags, String content, ControlCharacters convention) {
    return new String(
        CanonicalJson.bytes(KEY, 17, 4040, tags, content, convention), StandardCharsets.UTF_8);
  }
}
