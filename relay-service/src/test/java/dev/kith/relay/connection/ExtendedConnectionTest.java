package dev.kith.relay.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.message.RelayMessage.Completeness;
import dev.kith.model.topic.TopicPattern;
import dev.kith.model.wire.ClientFrames;
import dev.kith.relay.RandomEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes beyond NIP-01 goes only to clients that have shown to know it.
class ExtendedConnectionTest {

  private static final Filter TOPICS = Filter.ALL.withTopics(List.of(TopicPattern.parse("mood/+")));

  private final Connection connection =
      Connections.with(
          new ConnectionLimits(
              16, 1 << 20, 9, 4, 100, 4, Duration.ofSeconds(30), 1_000, 2, Duration.ofMinutes(1)));

  @Test
  void aPlainClientIsGivenNoHint() {
    Effect.Query query = ask("s", Filter.ALL);
    assertThat(query.hinted()).isFalse();
    assertThat(connection.isExtended()).isFalse();
    assertThat(end(query, Completeness.UNSAID)).isEqualTo(new RelayMessage.EndOfStored("s"));
  }

  @Test
  void aFilterWithTopicsShowsThatTheClientKnowsMore() {
    ask("s", TOPICS);
    assertThat(connection.isExtended()).isTrue();
    assertThat(ask("later", Filter.ALL).hinted()).isTrue();
  }

  @Test
  void soDoesAQuestionForANumber() {
    on(new Input.Arrived(new ClientMessage.Count("q", List.of(TOPICS)), 10));
    assertThat(connection.isExtended()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"SESSION\",\"s\",{}]",
        "[\"ACK\",\"s\",1]",
        "[\"POLL\",\"s\",1]",
        "[\"END\",\"s\"]",
        "[\"SESSION\",\"s\",{\"expiry\":\"long\"}]"
      })
  void soDoesACommandOfASessionWhateverBecomesOfIt(String frame) {
    on(new Input.Arrived(ClientFrames.decode(frame.getBytes(StandardCharsets.UTF_8)), 10));
    assertThat(connection.isExtended()).isTrue();
    assertThat(ask("later", Filter.ALL).hinted()).isTrue();
  }

  @Test
  void theHintOfTheFirstPageComesAfterTheLast() {
    Effect.Query query = ask("s", TOPICS);
    assertThat(query.hinted()).isTrue();
    on(found(query, List.of(7L), Completeness.MORE));
    assertThat(end(query, Completeness.UNSAID))
        .isEqualTo(new RelayMessage.EndOfStored("s", Completeness.MORE));
  }

  private Effect.Query ask(String id, Filter filter) {
    Effect.Register register =
        only(
            Effect.Register.class,
            on(new Input.Arrived(new ClientMessage.Request(id, List.of(filter)), 10)));
    return only(Effect.Query.class, on(new Input.Registered(id, register.generation(), 5)));
  }

  private RelayMessage end(Effect.Query query, Completeness completeness) {
    return only(Effect.Send.class, on(found(query, List.of(), completeness))).message();
  }

  private static Input found(Effect.Query query, List<Long> remaining, Completeness said) {
    return new Input.Found(query.subscription(), query.generation(), List.of(), remaining, said);
  }

  private List<Effect> on(Input input) {
    return connection.on(input, Instant.ofEpochSecond(RandomEvents.START));
  }

  private static <T> T only(Class<T> type, List<Effect> effects) {
    return effects.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }
}
