package dev.kith.model.negentropy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.EventId;
import dev.kith.model.negentropy.Initiator.Step;
import dev.kith.model.negentropy.Responder.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages spelt out in hex.
class MessageTest {

  private static final String ID = "ee".repeat(32);
  private static final ItemSet NOTHING = new ItemSet.Builder().build();
  private static final ItemSet ONE = new ItemSet.Builder().add(12_345, EventId.ofHex(ID)).build();

  @Test
  void aFewItemsAreSentAsAListOfIds() {
    assertThat(new Initiator(NOTHING, 0).open().hex()).isEqualTo("6100000200");
    assertThat(new Initiator(ONE, 0).open().hex()).isEqualTo("6100000201" + ID);
  }

  @Test
  void theResponderAnswersAListWithItsOwn() {
    assertThat(reply(ONE, "6100000200")).isEqualTo("6100000201" + ID);
    assertThat(reply(NOTHING, "6100000201" + ID)).isEqualTo("6100000200");
  }

  @Test
  void theInitiatorLearnsFromTheOthersList() {
    EventId other = EventId.ofHex("01".repeat(32));

    assertThat(new Initiator(ONE, 0).on(message("6100000201" + other)))
        .isEqualTo(new Step.Done(new Difference(List.of(EventId.ofHex(ID)), List.of(other))));
  }

  /// What is not spoken of is passed over, also at the end.
  @Test
  void anEmptyMessageIsAgreement() {
    assertThat(reply(ONE, "61")).isEqualTo("61");
    assertThat(reply(ONE, "61000000")).isEqualTo("61");
    assertThat(new Initiator(ONE, 0).on(message("61")))
        .isEqualTo(new Step.Done(new Difference(List.of(), List.of())));
  }

  @Test
  void aSkipStandsForAllRangesThatAgree() {
    // Below 5: agreed, both have nothing. Below 12,346: a list. The rest: nothing asked.
    assertThat(reply(ONE, "61" + "060000" + "e0360002" + "00"))
        .isEqualTo("61" + "060000" + "e0360002" + "01" + ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"60", "62aabbccddeeff", "6f"})
  void anotherVersionIsAnsweredWithOurs(String message) {
    assertThat(reply(ONE, message)).isEqualTo("61");
    assertThat(new Initiator(ONE, 0).on(message(message)))
        .isEqualTo(new Step.Refused("the other side speaks another version of negentropy"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', the message ends too early",
    "00, the message does not begin with a version of negentropy",
    "71, the message does not begin with a version of negentropy",
    "e1, the message does not begin with a version of negentropy",
    "6100, the message ends too early",
    "610000, the message ends too early",
    "61000001, the message ends too early",
    "610000010102030405060708090a0b0c0d0e0f, the message ends too early",
    "61000002, the message ends too early",
    "6100000201, the message ends too early",
    "6100000201ee, the message ends too early",
    "61000002ffffffff7f, the message ends too early",
    "6100000280, the message ends too early",
    "6100002000, a range of the message is of an unknown kind",
    "61000003, a range of the message is of an unknown kind",
    "610021, a bound of the message is longer than an id",
    "6100ffffffffffffffff7f, a bound of the message is longer than an id",
    "6100ffffffffffffffffff7f, a number of the message has more than 63 bits",
    "61ffffffffffffffffff7f, a number of the message has more than 63 bits",
    "6105010900 01010800, the ranges of the message are not in ascending order",
  })
  void whatMakesNoSenseIsRefusedInOneSentence(String hex, String sentence) {
    NegentropyMessage message = message(hex.replace(" ", ""));

    assertThat(new Responder(ONE, 0).on(message)).isEqualTo(new Answer.Refused(sentence));
    assertThat(new Initiator(ONE, 0).on(message)).isEqualTo(new Step.Refused(sentence));
  }

  /// Steps to a time beyond all times end there.
  @Test
  void timesDoNotWrapAround() {
    String latest = "ffffffffffffffff7f";

    assertThat(reply(ONE, "61" + latest + "000200" + latest + "000200"))
        .startsWith("61" + latest + "000201" + ID);
  }

  @Test
  void aMessageIsItsBytes() {
    assertThat(message("61AbCd")).isEqualTo(message("61abcd")).hasSameHashCodeAs(message("61abcd"));
    assertThat(message("61abcd").hex()).isEqualTo("61abcd");
    assertThat(message("61abcd").size()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "127, 7f",
    "128, 8100",
    "300, 822c",
    "9223372036854775807, ffffffffffffffff7f"
  })
  void numbersAreWrittenInGroupsOfSevenBits(long number, String hex) throws Malformed {
    MessageWriter out = new MessageWriter();
    out.number(number);
    NegentropyMessage written = new NegentropyMessage(out.bytes());

    assertThat(written.hex()).isEqualTo(hex);
    assertThat(new MessageReader(written).number()).isEqualTo(number);
  }

  private static String reply(ItemSet items, String hex) {
    Answer answer = new Responder(items, 0).on(message(hex));
    assertThat(answer).isInstanceOf(Answer.Reply.class);
    return ((Answer.Reply) answer).message().hex();
  }

  private static NegentropyMessage message(String hex) {
    return NegentropyMessage.ofHex(hex);
  }
}
