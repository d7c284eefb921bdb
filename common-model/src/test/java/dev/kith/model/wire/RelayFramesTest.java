package dev.kith.model.wire;

import static dev.kith.model.wire.Decoding.assertIsOneSentence;
import static dev.kith.model.wire.Decoding.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.model.event.WireEvent;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.message.RelayMessage.Completeness;
import dev.kith.model.negentropy.NegentropyMessage;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayFramesTest {

  private static final String ID = EventText.ID.hex();
  private static final String EVENT = EventText.sound().json();

  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageHasTheFormOfNip01(RelayMessage message, String frame) {
    assertThat(new String(RelayFrames.encode(message), StandardCharsets.UTF_8)).isEqualTo(frame);
    assertThat(RelayFrames.decode(utf8(frame))).isEqualTo(message);
  }

  @Test
  void anEventIsHandedOnInTheBytesItArrivedIn() {
    String json = EVENT.replace(":", " : ");
    WireEvent event = new WireEvent(EventText.EVENT, utf8(json));
    byte[] frame = RelayFrames.encode(new RelayMessage.Delivery("\u00e9", event));

    assertThat(frame).isEqualTo(utf8("[\"EVENT\",\"\u00e9\"," + json + "]"));
    assertThat(delivered(frame).json()).isEqualTo(utf8(json));
  }

  @Test
  void fieldsThatNoSignatureCoversAreStripped() {
    byte[] frame = utf8("[\"EVENT\",\"s\"," + EventText.sound().jsonAnd("\"seen\":1") + "]");

    assertThat(delivered(frame).json()).isEqualTo(utf8(EVENT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"finish\"",
        "[]",
        "[\"x\",1,[\"more\"]]",
        "{\"more\":[]}",
        "[[1],{}],{\"a\":[]}",
        "null,1,\"x\""
      })
  void elementsOfExtensionsArePassedOver(String more) {
    assertThat(RelayFrames.decode(utf8("[\"EOSE\",\"s\"," + more + "]")))
        .isEqualTo(new RelayMessage.EndOfStored("s"));
    assertThat(RelayFrames.decode(utf8("[\"OK\",\"" + ID + "\",true,\"\"," + more + "]")))
        .isEqualTo(new RelayMessage.Ok(EventText.ID, true, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",null", ",-1", ",1.5", ",\"5\"", ",[5]", ",{\"a\":[]}"})
  void theNumberInANegErrMayBeAbsent(String rest) {
    assertThat(RelayFrames.decode(utf8("[\"NEG-ERR\",\"n\",\"blocked: x\"" + rest + "]")))
        .isEqualTo(new RelayMessage.NegErr("n", "blocked: x", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",null", ",1", ",[\"x\"]", ",{\"a\":[]}"})
  void anOkMayLackItsText(String rest) {
    assertThat(RelayFrames.decode(utf8("[\"OK\",\"" + ID + "\",true" + rest + "]")))
        .isEqualTo(new RelayMessage.Ok(EventText.ID, true, ""));
  }

  @Test
  void aHintStandsAmongOthersThatAreNotKnown() {
    assertThat(RelayFrames.decode(utf8("[\"EOSE\",\"s\",[\"x\",[],\"more\",{\"finish\":1}],2]")))
        .isEqualTo(new RelayMessage.EndOfStored("s", Completeness.MORE));
  }

  @Test
  void whatElseIsSaidOfACountIsPassedOver() {
    String answer = "{\"hll\":\"00\",\"more\":{\"count\":1},\"count\":7,\"approximate\":false}";
    assertThat(RelayFrames.decode(utf8("[\"COUNT\",\"q\"," + answer + ",{}]")))
        .isEqualTo(new RelayMessage.Count("q", 7, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                      | a frame must be a JSON array
          []                      | an element of the frame must be a string
          [1]                     | an element of the frame must be a string
          ["LIMITS",{}]           | verb 'LIMITS'
          ["EOSE"]                | an element of the frame must be a string
          ["EOSE",1]              | an element of the frame must be a string
          ["CLOSED","s"]          | an element of the frame must be a string
          ["NOTICE",{}]           | an element of the frame must be a string
          ["AUTH"]                | an element of the frame must be a string
          ["NEG-MSG","n"]         | the negentropy message must be a string
          ["NEG-MSG","n","6"]     | the negentropy message must be hex digits, two a byte
          ["NEG-MSG","n","6g"]    | the negentropy message must be hex digits, two a byte
          ["NEG-ERR","n"]         | an element of the frame must be a string
          ["OK","abc",true,""]    | the id in OK must be 64 lowercase hex digits
          ["OK",1,true,""]        | the id in OK must be a string
          ["OK","ID","true",""]   | the verdict in OK must be true or false
          ["OK","ID"]             | the verdict in OK must be true or false
          ["EVENT",{}]            | an element of the frame must be a string
          ["EVENT","s"]           | the event must be an object
          ["EVENT","s",[]]        | the event must be an object
          ["EVENT","s",{}]        | event lacks the field id
          ["COUNT","q"]           | the answer to a COUNT must be an object
          ["COUNT","q",17]        | the answer to a COUNT must be an object
          ["COUNT","q",{}]        | the count must be a whole number from 0 on
          ["COUNT","q",{"count":-1}]   | the count must be a whole number from 0 on
          ["COUNT","q",{"count":"1"}]  | the count must be a whole number from 0 on
          ["EOSE","s"             | broken JSON:
          ["EOSE","s"}            | broken JSON:
          ["EOSE","s",[1]         | broken JSON:
          ["OK","ID",true         | broken JSON:
          ["EOSE","s"]]           | broken JSON:
          ["EOSE","s"] x          | broken JSON:
          ["EOSE","s"]["EOSE"]    | there is text after the end of the frame
          """)
  void whatCannotBeReadSaysWhy(String frame, String start) {
    RelayMessage message = RelayFrames.decode(utf8(frame.replace("ID", ID)));

    assertThat(message).isInstanceOf(RelayMessage.Unknown.class);
    String problem = ((RelayMessage.Unknown) message).problem();
    assertThat(problem).startsWith(start);
    assertIsOneSentence(problem);
  }

  @Test
  void bytesThatAreNoUtf8AreNotRead() {
    assertThat(RelayFrames.decode(new byte[] {'[', (byte) 0xff, ']'}))
        .isEqualTo(new RelayMessage.Unknown("the frame is not valid UTF-8"));
  }

  @Test
  void whatIsUnknownIsNotSent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RelayFrames.encode(new RelayMessage.Unknown("x")));
  }

  private static Stream<Arguments> messages() {
    return Stream.of(
        Arguments.of(
            new RelayMessage.EndOfStored("s", Completeness.FINISH),
            "[\"EOSE\",\"s\",[\"finish\"]]"),
        Arguments.of(
            new RelayMessage.EndOfStored("s", Completeness.MORE), "[\"EOSE\",\"s\",[\"more\"]]"),
        Arguments.of(new RelayMessage.Count("q", 17, false), "[\"COUNT\",\"q\",{\"count\":17}]"),
        Arguments.of(
            new RelayMessage.Count("q", 9, true),
            "[\"COUNT\",\"q\",{\"count\":9,\"approximate\":true}]"),
        Arguments.of(
            new RelayMessage.Delivery("s", EventWriter.wire(EventText.EVENT)),
            "[\"EVENT\",\"s\"," + EVENT + "]"),
        Arguments.of(
            new RelayMessage.Ok(EventText.ID, true, ""), "[\"OK\",\"" + ID + "\",true,\"\"]"),
        Arguments.of(
            new RelayMessage.Ok(EventText.ID, false, "invalid: x"),
            "[\"OK\",\"" + ID + "\",false,\"invalid: x\"]"),
        Arguments.of(new RelayMessage.EndOfStored("s"), "[\"EOSE\",\"s\"]"),
        Arguments.of(
            new RelayMessage.Closed("s\"", "error: y\n"), "[\"CLOSED\",\"s\\\"\",\"error: y\\n\"]"),
        Arguments.of(new RelayMessage.Notice("\ud83d\ude00"), "[\"NOTICE\",\"\ud83d\ude00\"]"),
        Arguments.of(new RelayMessage.Challenge("c"), "[\"AUTH\",\"c\"]"),
        Arguments.of(
            new RelayMessage.NegMsg("n", NegentropyMessage.ofHex("61")),
            "[\"NEG-MSG\",\"n\",\"61\"]"),
        Arguments.of(
            new RelayMessage.NegErr("n", "closed: x", null), "[\"NEG-ERR\",\"n\",\"closed: x\"]"),
        Arguments.of(
            new RelayMessage.NegErr("n", "blocked: x", 5L),
            "[\"NEG-ERR\",\"n\",\"blocked: x\",5]"));
  }

  private static WireEvent delivered(byte[] frame) {
    RelayMessage message = RelayFrames.decode(frame);
    assertThat(message).isInstanceOf(RelayMessage.Delivery.class);
    return ((RelayMessage.Delivery) message).event();
  }
}
