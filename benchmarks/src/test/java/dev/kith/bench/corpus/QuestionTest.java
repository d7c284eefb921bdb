package dev.kith.bench.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.CanonicalJson;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.filter.Filter;
import dev.kith.model.secp256k1.NativeSignatures;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionTest {

  private static final NativeSignatures SIGNATURES = NativeSignatures.load();
  private static final List<Event> EVENTS = new Conversation(SIGNATURES).events(1_000);

  @Test
  void everyRunHasTheSameConversation() {
    assertThat(new Conversation(SIGNATURES).events(300)).isEqualTo(EVENTS.subList(0, 300));
  }

  @Test
  void everyEventIsValidAndOfATimeOfItsOwn() {
    assertThat(EVENTS)
        .allMatch(CanonicalJson::hasRightId)
        .allMatch(event -> SIGNATURES.verify(event.sig(), event.id().value(), event.pubkey()))
        .extracting(Event::createdAt)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void everyQuestionHasAnAnswer(Question question) {
    for (int number = 0; number < 50; number++) {
      Filter filter = question.about(EVENTS, number);

      assertThat(Question.answer(filter, EVENTS)).isNotEmpty().hasSizeLessThanOrEqualTo(100);
    }
  }

  @Test
  void theAnswerIsTheNewestOnes() {
    Set<EventId> newest = Set.of(EVENTS.getLast().id(), EVENTS.get(998).id());

    assertThat(Question.answer(Filter.ALL.withLimit(2), EVENTS)).isEqualTo(newest);
  }
}
