package dev.kith.model.negentropy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.EventId;
import dev.kith.model.negentropy.Initiator.Step;
import dev.kith.model.negentropy.Responder.Answer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that an initiator and a responder say to each other, and what the initiator learns by it.
record Dialogue(List<NegentropyMessage> messages, Set<EventId> have, Set<EventId> need) {

  /// More rounds than any of these tests takes.
  private static final int TOO_LONG = 10_000;

  static Dialogue between(Initiator initiator, Responder responder) {
    Dialogue dialogue =
        new Dialogue(new ArrayList<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    NegentropyMessage message = initiator.open();
    while (message != null) {
      assertThat(dialogue.messages).hasSizeLessThan(TOO_LONG);
      NegentropyMessage reply = reply(responder, message);
      dialogue.messages.add(message);
      dialogue.messages.add(reply);
      assertWithin(initiator.sizeLimit(), message);
      assertWithin(responder.sizeLimit(), reply);
      message = dialogue.next(initiator.on(reply));
    }
    return dialogue;
  }

  private static NegentropyMessage reply(Responder responder, NegentropyMessage message) {
    Answer answer = responder.on(message);
    assertThat(answer).isInstanceOf(Answer.Reply.class);
    return ((Answer.Reply) answer).message();
  }

  private @Nullable NegentropyMessage next(Step step) {
    return switch (step) {
      case Step.Next(Difference difference, NegentropyMessage message) -> {
        learn(difference);
        yield message;
      }
      case Step.Done(Difference difference) -> {
        learn(difference);
        yield null;
      }
      case Step.Refused(String sentence) -> throw new AssertionError(sentence);
    };
  }

  private void learn(Difference difference) {
    have.addAll(difference.have());
    need.addAll(difference.need());
  }

  private static void assertWithin(int limit, NegentropyMessage message) {
    if (limit != 0) {
      assertThat(message.size()).isLessThanOrEqualTo(limit);
    }
  }
}
