package dev.kith.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.ClientMessage.Malformed;
import dev.kith.model.message.ClientMessage.Subject;
import dev.kith.model.message.Reason;
import dev.kith.model.negentropy.NegentropyMessage;
import dev.kith.model.search.Search;
import dev.kith.model.topic.TopicPattern;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClientFramesTest {

  private static final EventId ID = new EventId(new Bytes32(1, 2, 3, 4));
  private static final PublicKey KEY = new PublicKey(new Bytes32(5, 6, 7, 8));

  private static final Filter FULL =
      Filter.ALL
          .withIds(List.of(ID))
          .withAuthors(KEY)
          .withKinds(9, 1)
          .withTag("t", List.of("b", "a\n\ud83d\ude00"))
          .withTag("E", List.of("x"))
          .withTag("e", List.of(ID.hex()))
          .withAllTags("t", List.of("b"))
          .withAllTags("p", List.of(KEY.hex()))
          .withTopics(List.of(TopicPattern.parse("mood/+"), TopicPattern.parse("#")))
          .withSearch(new Search("best \"apps\" lang:en"))
          .withSince(0L)
          .withUntil(Long.MAX_VALUE)
          .withLimit(0);

  @ParameterizedTest
  @MethodSource("messages")
  void whatIsWrittenIsReadAgain(ClientMessage message) {
    assertThat(ClientFrames.decode(ClientFrames.encode(message))).isEqualTo(message);
  }

  @Test
  void aRequestHasTheFormOfNip01() {
    String frame =
        "[\"REQ\",\"s\",{\"ids\":[\"ID\"],\"authors\":[\"KEY\"],\"kinds\":[9,1],\"#E\":[\"x\"],"
            + "\"#e\":[\"ID\"],\"#t\":[\"b\",\"a\\n\ud83d\ude00\"],"
            + "\"&p\":[\"KEY\"],\"&t\":[\"b\"],\"topics\":[\"mood/+\",\"#\"],"
            + "\"search\":\"best \\\"apps\\\" lang:en\",\"since\":0,\"until\":9223372036854775807,\"limit\":0},{}]";

    assertThat(text(new ClientMessage.Request("s", List.of(FULL, Filter.ALL))))
        .isEqualTo(frame.replace("ID", ID.hex()).replace("KEY", KEY.hex()));
  }

  @Test
  void theOtherMessagesHaveTheFormOfNip01() {
    String event = EventText.sound().json();

    assertThat(text(new ClientMessage.Publish(EventWriter.wire(EventText.EVENT))))
        .isEqualTo("[\"EVENT\"," + event + "]");
    assertThat(text(new ClientMessage.Authenticate(EventText.EVENT)))
        .isEqualTo("[\"AUTH\"," + event + "]");
    assertThat(text(new ClientMessage.Count("q", List.of(Filter.ALL, Filter.ALL.withLimit(1)))))
        .isEqualTo("[\"COUNT\",\"q\",{},{\"limit\":1}]");
    assertThat(text(new ClientMessage.Close("a\"b"))).isEqualTo("[\"CLOSE\",\"a\\\"b\"]");
  }

  @Test
  void reconciliationsHaveTheFormOfNip77() {
    NegentropyMessage said = NegentropyMessage.ofHex("6100000200");

    assertThat(text(new ClientMessage.NegOpen("n", Filter.ALL.withKinds(1), said)))
        .isEqualTo("[\"NEG-OPEN\",\"n\",{\"kinds\":[1]},\"6100000200\"]");
    assertThat(text(new ClientMessage.NegMsg("n", said)))
        .isEqualTo("[\"NEG-MSG\",\"n\",\"6100000200\"]");
    assertThat(text(new ClientMessage.NegClose("n"))).isEqualTo("[\"NEG-CLOSE\",\"n\"]");
  }

  @Test
  void anEmptyListIsNoAbsentCondition() {
    Filter empty = Filter.ALL.withIds(List.of()).withKinds().withTag("t", List.of());

    assertThat(filter("{\"ids\":[],\"kinds\":[],\"#t\":[]}")).isEqualTo(empty);
    assertThat(filter("{\"ids\":[],\"kinds\":[],\"#t\":[]}").matchesNothing()).isTrue();
  }

  @Test
  void aLimitBeyondAllMeasureIsTheLargest() {
    assertThat(filter("{\"limit\":9223372036854775807}").limit()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void onlyTheLowercaseLettersOfIdsAndKeysNeedHex() {
    assertThat(filter("{\"#E\":[\"x\"],\"#P\":[\"x\"],\"#d\":[\"\"]}").tags()).hasSize(3);
  }

  @Test
  void aSubscriptionIdMayHoldAnyCharacter() {
    String id = "\u0000\n\"\\\u007f\ufdd1\ud83d\ude00".repeat(8);
    ClientMessage close = new ClientMessage.Close(id);

    assertThat(id).hasSize(64);
    assertThat(ClientFrames.decode(ClientFrames.encode(close))).isEqualTo(close);
  }

  @Test
  void whatIsMalformedIsNotSent() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ClientFrames.encode(new Malformed(new Subject.Unknown(), Reason.invalid("x"))));
  }

  private static Stream<ClientMessage> messages() {
    return Stream.of(
        new ClientMessage.Publish(EventWriter.wire(EventText.EVENT)),
        new ClientMessage.Authenticate(EventText.EVENT),
        new ClientMessage.Request("s", List.of(Filter.ALL)),
        new ClientMessage.Request("s", List.of(FULL, Filter.ALL, FULL.withLimit(null))),
        new ClientMessage.Count("q", List.of(FULL, Filter.ALL)),
        new ClientMessage.Close("s"),
        new ClientMessage.NegOpen("n", FULL, NegentropyMessage.ofHex("6100000200")),
        new ClientMessage.NegMsg("n", NegentropyMessage.ofHex("")),
        new ClientMessage.NegClose("n"));
  }

  private static String text(ClientMessage message) {
    return new String(ClientFrames.encode(message), StandardCharsets.UTF_8);
  }

  private static Filter filter(String json) {
    ClientMessage message = Decoding.decode("[\"REQ\",\"s\"," + json + "]");
    assertThat(message).isInstanceOf(ClientMessage.Request.class);
    return ((ClientMessage.Request) message).filters().getFirst();
  }
}
