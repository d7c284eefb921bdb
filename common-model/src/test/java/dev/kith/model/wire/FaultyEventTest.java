package dev.kith.model.wire;

import static dev.kith.model.wire.Decoding.THE_EVENT;
import static dev.kith.model.wire.Decoding.UNKNOWN;
import static dev.kith.model.wire.Decoding.assertRefused;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every way to spoil one field, and that the refusal still names the event.
class FaultyEventTest {

  private static final String CREATED_AT =
      "event created_at must be a whole number from 0 to 9007199254740991";
  private static final String KIND = "event kind must be a whole number from 0 to 65535";
  private static final String PUBKEY = "event pubkey must be 64 lowercase hex digits";
  private static final String SIG = "event sig must be 128 lowercase hex digits";
  private static final String TAGS = "event tags must be an array of arrays of strings";
  private static final String TAG_VALUE = "event tag value must be a string";
  private static final String OTHER_ID = "\"" + "9".repeat(64) + "\"";

  @ParameterizedTest
  @MethodSource("faults")
  void theRefusalNamesTheEventThatTheIdCameBefore(String field, String json, String sentence) {
    String event = EventText.sound().with(field, json).json();

    assertRefused("[\"EVENT\"," + event + "]", THE_EVENT, "invalid: " + sentence);
    assertRefused("[\"AUTH\"," + event + "]", THE_EVENT, "invalid: " + sentence);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void theRefusalNamesTheEventThatTheIdComesAfter(String field, String json, String sentence) {
    String event = EventText.sound().with(field, json).idLast().json();

    assertRefused("[\"EVENT\"," + event + "]", THE_EVENT, "invalid: " + sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pubkey", "created_at", "kind", "tags", "content", "sig"})
  void aMissingFieldIsNamed(String field) {
    String event = EventText.sound().without(field).json();

    assertRefused(
        "[\"EVENT\"," + event + "]", THE_EVENT, "invalid: event lacks the field " + field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pubkey", "created_at", "kind", "tags", "content", "sig"})
  void aFieldThatComesTwiceIsNamed(String field) {
    EventText text = EventText.sound();
    String event = text.jsonAnd("\"" + field + "\":" + text.fields().get(field));

    assertRefused(
        "[\"EVENT\"," + event + "]", THE_EVENT, "invalid: event has two fields named " + field);
  }

  @Test
  void aFieldThatComesTwiceInAnotherSpellingIsFoundToo() {
    String event = EventText.sound().jsonAnd("\"\\u006bind\":1");

    assertRefused(
        "[\"EVENT\"," + event + "]", THE_EVENT, "invalid: event has two fields named kind");
  }

  @ParameterizedTest
  @MethodSource("faultyIds")
  void anIdThatIsNoneIsNotGuessed(String json, String sentence) {
    String event = EventText.sound().with("id", json).json();

    assertRefused("[\"EVENT\"," + event + "]", UNKNOWN, "invalid: event id " + sentence);
  }

  @Test
  void anIdDeeperInTheEventIsNotTheId() {
    String event =
        EventText.sound()
            .without("id")
            .with("tags", "[[{\"id\":" + OTHER_ID + "}]]")
            .with("foreign", "{\"id\":" + OTHER_ID + "}")
            .json();

    assertRefused("[\"EVENT\"," + event + "]", UNKNOWN, "invalid: " + TAG_VALUE);
  }

  @Test
  void theFirstOfTwoFaultsIsTold() {
    String event = EventText.sound().with("kind", "-1").with("sig", "0").idLast().json();

    assertRefused("[\"EVENT\"," + event + "]", THE_EVENT, "invalid: " + KIND);
  }

  @Test
  void theFirstOfTwoIdsIsTheOneAnswered() {
    String event = EventText.sound().jsonAnd("\"id\":" + OTHER_ID);

    assertRefused("[\"EVENT\"," + event + "]", THE_EVENT, "invalid: event has two fields named id");
  }

  private static Stream<Arguments> faults() {
    return Stream.of(
            faults("created_at", CREATED_AT, "1e9", "1.0", "1.5", "-1", "1E+2", "9007199254740992"),
            faults("created_at", CREATED_AT, "9223372036854775808", "1e400", "9".repeat(5_000)),
            faults("created_at", CREATED_AT, "\"17\"", "null", "true", "[17]", "{\"a\":17}"),
            faults("kind", KIND, "65536", "-1", "1.0", "1e3", "\"1\"", "null", "[1]", "4294967296"),
            faults("pubkey", PUBKEY, "\"\"", "\"0\"", quoted("A".repeat(64))),
            faults("pubkey", PUBKEY, quoted("0".repeat(63)), quoted("0".repeat(65))),
            faults("pubkey", "event pubkey must be a string", "0", "null", "[\"0\"]", "{}"),
            faults("sig", SIG, "\"\"", quoted("0".repeat(127)), quoted("0".repeat(129))),
            faults("sig", SIG, quoted("F".repeat(128)), quoted("g".repeat(128))),
            faults("sig", "event sig must be a string", "0", "null", "[[[]]]", "{\"id\":0}"),
            faults("content", "event content must be a string", "0", "null", "[]", "{\"id\":0}"),
            faults("content", "event content holds a lone surrogate", "\"\\ud800\""),
            faults("content", "event content holds a lone surrogate", "\"\\udc00\\ud800\""),
            faults("content", "event content holds a lone surrogate", "\"\\ud83dx\\ude00\""),
            faults("tags", TAGS, "null", "\"t\"", "0", "{}", "[1]", "[null]", "[\"t\"]"),
            faults("tags", TAGS, "[{\"id\":" + OTHER_ID + "}]", "[[\"t\"],{\"a\":[1,{}]}]"),
            faults("tags", TAG_VALUE, "[[1]]", "[[\"t\",null]]", "[[\"t\",[\"a\"]]]", "[[[[]]]]"),
            faults("tags", TAG_VALUE, "[[\"t\",{\"id\":" + OTHER_ID + "}],[\"t\"]]"),
            faults("tags", "event tag value holds a lone surrogate", "[[\"t\",\"\\udfff\"]]"),
            faults(
                "tags", "an event tag must have at least a name", "[[]]", "[[\"t\"],[],[\"t\"]]"))
        .flatMap(faults -> faults);
  }

  private static Stream<Arguments> faultyIds() {
    String digits = "must be 64 lowercase hex digits";
    return Stream.of(
        Arguments.of("\"\"", digits),
        Arguments.of(quoted("0".repeat(63)), digits),
        Arguments.of(quoted("0".repeat(65)), digits),
        Arguments.of(quoted("A".repeat(64)), digits),
        Arguments.of(quoted("\\ud800".repeat(64)), "holds a lone surrogate"),
        Arguments.of("0", "must be a string"),
        Arguments.of("null", "must be a string"),
        Arguments.of("{\"id\":" + OTHER_ID + "}", "must be a string"),
        Arguments.of("[" + OTHER_ID + "]", "must be a string"));
  }

  private static Stream<Arguments> faults(String field, String sentence, String... jsons) {
    return Stream.of(jsons).map(json -> Arguments.of(field, json, sentence));
  }

  private static String quoted(String text) {
    return EventText.quoted(text);
  }
}
