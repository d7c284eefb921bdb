package dev.kith.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

  private static final Bytes32 SOME = new Bytes32(1, 2, 3, 4);
  private static final PublicKey KEY = new PublicKey(SOME);

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "0017, 17", "999999999999999999, 999999999999999999"})
  void anExpirationIsADecimalNumber(String value, long expected) {
    assertThat(event(1, Tag.of("expiration", value)).expiration()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "+1",
        "1.0",
        "1e9",
        " 1",
        "1 ",
        "0x1",
        "\u0661",
        "soon",
        "1000000000000000000",
        "99999999999999999999"
      })
  void anyOtherExpirationCountsAsAbsent(String value) {
    Event event = event(1, Tag.of("expiration", value));

    assertThat(event.expiration()).isNull();
    assertThat(event.isExpiredAt(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void anEventWithoutExpirationNeverLapses() {
    assertThat(event(1, Tag.of("expiration")).isExpiredAt(Long.MAX_VALUE)).isFalse();
    assertThat(event(1).isExpiredAt(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void anEventLapsesAtItsExpiration() {
    Event event = event(1, Tag.of("expiration", "100"));

    assertThat(event.isExpiredAt(99)).isFalse();
    assertThat(event.isExpiredAt(100)).isTrue();
    assertThat(event.isExpiredAt(101)).isTrue();
  }

  @Test
  void theFirstExpirationCounts() {
    Event event = event(1, Tag.of("expiration", "100"), Tag.of("expiration", "1"));

    assertThat(event.expiration()).isEqualTo(100);
  }

  @Test
  void onlyTheFirstValueOfATagIsSeen() {
    Event event = event(1, Tag.of("t", "a", "b"), Tag.of("t"), Tag.of("t", "c"), Tag.of("T", "d"));

    assertThat(event.tagValues("t")).containsExactly("a", "c");
    assertThat(event.tagValue("t")).isEqualTo("a");
    assertThat(event.tagValue("x")).isNull();
    assertThat(event.hasTag("t", "c")).isTrue();
    assertThat(event.hasTag("t", "b")).isFalse();
    assertThat(event.hasTag("t", "d")).isFalse();
  }

  @Test
  void aBareNameIsATag() {
    Event event = event(1, Tag.of("-"));

    assertThat(event.hasTag("-")).isTrue();
    assertThat(event.hasTag("t")).isFalse();
    assertThat(event.tagValue("-")).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 10_000, 19_999})
  void aReplaceableEventIgnoresItsIdentifier(int kind) {
    assertThat(event(kind, Tag.of("d", "x")).address()).isEqualTo(new Address(kind, KEY, ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {30_000, 39_999})
  void anAddressableEventLivesUnderItsFirstIdentifier(int kind) {
    assertThat(event(kind, Tag.of("d", "x", "y"), Tag.of("d", "z")).address())
        .isEqualTo(new Address(kind, KEY, "x"));
  }

  @Test
  void aMissingIdentifierIsTheEmptyOne() {
    assertThat(event(30_000).address()).isEqualTo(new Address(30_000, KEY, ""));
    assertThat(event(30_000, Tag.of("d")).address()).isEqualTo(new Address(30_000, KEY, ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4_040, 20_000, 29_999, 40_000})
  void otherEventsHaveNoAddress(int kind) {
    assertThat(event(kind, Tag.of("d", "x")).address()).isNull();
  }

  @Test
  void theTagsCannotBeChangedAfterwards() {
    List<Tag> tags = new ArrayList<>(List.of(Tag.of("t", "a")));
    Event event = new Event(new EventId(SOME), KEY, 1, 1, tags, "", new Signature(SOME, SOME));

    tags.clear();

    assertThat(event.tags()).containsExactly(Tag.of("t", "a"));
    assertThatThrownBy(() -> event.tags().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static Event event(int kind, Tag... tags) {
    return new Event(new EventId(SOME), KEY, 1, kind, List.of(tags), "", new Signature(SOME, SOME));
  }
}
