package dev.kith.model.wire;

import static dev.kith.model.wire.Decoding.THE_EVENT;
import static dev.kith.model.wire.Decoding.THE_SUBSCRIPTION;
import static dev.kith.model.wire.Decoding.UNKNOWN;
import static dev.kith.model.wire.Decoding.assertRefused;

import dev.kith.model.message.ClientMessage.Subject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames that are wrong as frames, whatever is inside.
class MalformedFrameTest {

  private static final String EVENT = EventText.sound().json();

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "17", "true", "{}", "\"EVENT\""})
  void aFrameIsAnArray(String frame) {
    assertRefused(frame, UNKNOWN, "invalid: a frame must be a JSON array");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[null]", "[1]", "[[\"EVENT\"]]", "[{}]"})
  void aFrameStartsWithItsVerb(String frame) {
    assertRefused(frame, UNKNOWN, "invalid: a frame must start with its verb, a string");
  }

  @ParameterizedTest
  @CsvSource({"FOO, 'FOO'", "event, 'event'", "OK, 'OK'", "EOSE, 'EOSE'"})
  void aVerbThatNobodyKnowsIsQuoted(String verb, String quoted) {
    assertRefused("[\"" + verb + "\"]", UNKNOWN, "unsupported: verb '" + quoted + "'");
  }

  @Test
  void aStrangeVerbIsQuotedOnOneLine() {
    assertRefused("[\"a\\n\\u0000\\ud800\"]", UNKNOWN, "unsupported: verb 'a???'");
    assertRefused(
        "[\"" + "v".repeat(100_000) + "\"]",
        UNKNOWN,
        "unsupported: verb '" + "v".repeat(40) + "...'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EVENT", "AUTH"})
  void anEventIsAnObject(String verb) {
    for (String rest : new String[] {"]", ",null]", ",\"x\"]", ",[]]", ",1,2]"}) {
      assertRefused("[\"" + verb + "\"" + rest, UNKNOWN, "invalid: the event must be an object");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EVENT", "AUTH"})
  void anEventIsTheLastElement(String verb) {
    String sentence = "invalid: the frame has more elements than its verb takes";

    assertRefused("[\"" + verb + "\"," + EVENT + ",{}]", THE_EVENT, sentence);
    assertRefused("[\"" + verb + "\"," + EVENT + "," + EVENT + "]", THE_EVENT, sentence);
  }

  @Test
  void aCloseTakesOneElement() {
    assertRefused(
        "[\"CLOSE\",\"s\",1]",
        THE_SUBSCRIPTION,
        "invalid: the frame has more elements than its verb takes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"REQ", "CLOSE"})
  void aSubscriptionIdIsAString(String verb) {
    for (String rest : new String[] {"]", ",1]", ",null,{}]", ",{},{}]", ",[\"s\"]]"}) {
      assertRefused(
          "[\"" + verb + "\"" + rest, UNKNOWN, "invalid: the subscription id must be a string");
    }
    assertRefused(
        "[\"" + verb + "\",\"\\ud800\",{}]",
        UNKNOWN,
        "invalid: the subscription id holds a lone surrogate");
  }

  @ParameterizedTest
  @CsvSource({"0, true", "65, true", "256, true", "257, false", "100000, false"})
  void aSubscriptionIdHasOneToSixtyFourCharacters(int length, boolean named) {
    String id = "s".repeat(length);

    // An id that nobody can have meant is not echoed.
    Subject subject = named ? new Subject.OfSubscription(id) : UNKNOWN;
    assertRefused(
        "[\"REQ\",\"" + id + "\",{}]",
        subject,
        "invalid: the subscription id must have 1 to 64 characters");
  }

  @Test
  void aReqNeedsAFilter() {
    assertRefused("[\"REQ\",\"s\"]", THE_SUBSCRIPTION, "invalid: a REQ needs at least one filter");
  }

  @Test
  void whatIsWrongWithACountIsPinnedToTheQuestion() {
    Subject question = new Subject.OfQuestion("q");
    assertRefused("[\"COUNT\",\"q\"]", question, "invalid: a COUNT needs at least one filter");
    assertRefused("[\"COUNT\",\"q\",[]]", question, "invalid: a filter must be an object");
    assertRefused("[\"COUNT\",\"q\",{}", question, "invalid: broken JSON: ");
    assertRefused("[\"COUNT\",1,{}]", UNKNOWN, "invalid: the id of the question must be a string");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ["NEG-OPEN","n"]                  | invalid: a filter must be an object
          ["NEG-OPEN","n",{},{},"61"]       | invalid: the negentropy message must be a string
          ["NEG-OPEN","n",{}]               | invalid: the negentropy message must be a string
          ["NEG-OPEN","n",{"x":1},"61"]     | unsupported: filter key 'x'
          ["NEG-OPEN","n",{},"6"]           | invalid: the negentropy message must be hex digits
          ["NEG-OPEN","n",{},"0x61"]        | invalid: the negentropy message must be hex digits
          ["NEG-OPEN","n",{},"61",1]        | invalid: the frame has more elements than
          ["NEG-MSG","n"]                   | invalid: the negentropy message must be a string
          ["NEG-MSG","n",61]                | invalid: the negentropy message must be a string
          ["NEG-MSG","n","61","61"]         | invalid: the frame has more elements than
          ["NEG-MSG","n","61"               | invalid: broken JSON:
          ["NEG-CLOSE","n","61"]            | invalid: the frame has more elements than
          """)
  void aRefusalOfAReconciliationNamesIt(String frame, String start) {
    assertRefused(frame, new Subject.OfReconciliation("n"), start);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NEG-OPEN", "NEG-MSG", "NEG-CLOSE"})
  void theIdOfAReconciliationIsLikeThatOfASubscription(String verb) {
    assertRefused(
        "[\"" + verb + "\",1]", UNKNOWN, "invalid: the reconciliation id must be a string");
    assertRefused(
        "[\"" + verb + "\",\"\"]",
        new Subject.OfReconciliation(""),
        "invalid: the reconciliation id must have 1 to 64 characters");
    assertRefused(
        "[\"" + verb + "\",\"" + "n".repeat(300) + "\"]",
        UNKNOWN,
        "invalid: the reconciliation id must have 1 to 64 characters");
  }

  @ParameterizedTest
  @MethodSource("brokenBehindTheSubject")
  void brokenJsonIsPinnedToWhatCameBefore(String frame, Subject subject) {
    assertRefused(frame, subject, "invalid: broken JSON: ");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8, 10, 31})
  void aControlCharacterInAStringIsEscaped(int character) {
    String frame = "[\"CLOSE\",\"a" + (char) character + "\"]";

    assertRefused(frame, UNKNOWN, "invalid: broken JSON: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"REQ\",\"s\",{}]", "[\"CLOSE\",\"s\"]"})
  void nothingStandsBehindTheFrame(String frame) {
    String behind = "invalid: there is text after the end of the frame";

    assertRefused(frame + "[]", THE_SUBSCRIPTION, behind);
    assertRefused(frame + "{}", THE_SUBSCRIPTION, behind);
    assertRefused(frame + frame, THE_SUBSCRIPTION, behind);
    assertRefused(frame + " 1 ", THE_SUBSCRIPTION, behind);
    assertRefused(frame + "]", THE_SUBSCRIPTION, "invalid: broken JSON: ");
    assertRefused(frame + "x", THE_SUBSCRIPTION, "invalid: broken JSON: ");
    assertRefused(frame + "\0", THE_SUBSCRIPTION, "invalid: broken JSON: ");
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 1_000, 1_000_000})
  void nestingBombsAreDefused(int depth) {
    String bomb = "[".repeat(depth) + "]".repeat(depth);
    String objects = "{\"x\":".repeat(depth) + "1" + "}".repeat(depth);
    String sentence = "invalid: broken JSON: Document nesting depth (17) exceeds";

    assertRefused(
        "[\"EVENT\"," + EventText.sound().jsonAnd("\"x\":" + bomb) + "]", THE_EVENT, sentence);
    assertRefused(
        "[\"EVENT\"," + EventText.sound().jsonAnd("\"x\":" + objects) + "]", THE_EVENT, sentence);
    assertRefused(
        "[\"EVENT\"," + EventText.sound().with("tags", bomb).json() + "]", THE_EVENT, sentence);
    assertRefused(
        "[".repeat(depth), UNKNOWN, "invalid: a frame must start with its verb, a string");
  }

  private static Stream<Object[]> brokenBehindTheSubject() {
    String open = EVENT.substring(0, EVENT.length() - 1);
    return Stream.of(
        new Object[] {"[", UNKNOWN},
        new Object[] {"[\"EVENT", UNKNOWN},
        new Object[] {"[\"EVENT\",", UNKNOWN},
        new Object[] {"[\"EVENT\",{\"id\":\"01", UNKNOWN},
        new Object[] {"[\"EVENT\"," + open, THE_EVENT},
        new Object[] {"[\"EVENT\"," + open + ",}]", THE_EVENT},
        new Object[] {"[\"EVENT\"," + open + "]}", THE_EVENT},
        new Object[] {"[\"EVENT\"," + EVENT, THE_EVENT},
        new Object[] {"[\"EVENT\"," + EVENT + "}", THE_EVENT},
        new Object[] {"[\"EVENT\"," + EVENT + ",", THE_EVENT},
        new Object[] {"[\"EVENT\"," + EVENT + "] // x", THE_EVENT},
        new Object[] {"['EVENT'," + EVENT + "]", UNKNOWN},
        new Object[] {"[\"EVENT\"," + open + ",\"x\":01}]", THE_EVENT},
        new Object[] {"[\"EVENT\"," + open + ",\"x\":NaN}]", THE_EVENT},
        new Object[] {"[\"EVENT\"," + open + ",\"x\":-Infinity}]", THE_EVENT},
        new Object[] {"[\"EVENT\"," + open + ",\"x\":+1}]", THE_EVENT},
        new Object[] {"[\"EVENT\"," + open + ",\"x\":.1}]", THE_EVENT},
        new Object[] {"[\"EVENT\"," + open + ",\"x\":\u001e1}]", THE_EVENT},
        new Object[] {"[\"EVENT\"," + open + ",\"x\":\"\\x\"}]", THE_EVENT},
        new Object[] {"[\"EVENT\"," + open + ",\"x\":\"\n\"}]", THE_EVENT},
        new Object[] {"[\"EVENT\"," + open + ",\"" + "n".repeat(300) + "\":1}]", THE_EVENT},
        new Object[] {"[\"REQ\",\"s\",{\"kinds\":[1", THE_SUBSCRIPTION},
        new Object[] {"[\"REQ\",\"s\",{\"kinds\":[1}]", THE_SUBSCRIPTION},
        new Object[] {"[\"REQ\",\"s\",{},]", THE_SUBSCRIPTION},
        new Object[] {"[\"CLOSE\",\"s\"", THE_SUBSCRIPTION});
  }
}
