package dev.kith.model.negentropy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import dev.kith.model.negentropy.Initiator.Step;
import dev.kith.model.negentropy.Responder.Answer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An answer that has no room for a range that the asker has nothing in. The reference ends it with
/// the fingerprint of nothing, which to the asker is agreement, and so it never hears of those
/// items.
class FullAnswerTest {

  private static final int ALMOST_FULL = 121;

  @Test
  void whatDoesNotFitIsNotTakenForAgreement() {
    ItemSet.Builder items = new ItemSet.Builder();
    for (int i = 0; i < ALMOST_FULL + 5; i++) {
      items.add(i, new EventId(new Bytes32(i, i, i, i)));
    }
    MessageWriter question = new MessageWriter();
    question.raw(Version.OURS);
    question.bound(new Bound(ALMOST_FULL, new Bytes32(0, 0, 0, 0), 0));
    question.number(Ranges.IDS);
    question.number(0);
    question.bound(Bound.INFINITY);
    question.number(Ranges.FINGERPRINT);
    question.raw(Fingerprint.ofNone());

    Answer answer = new Responder(items.build(), 4_096).on(new NegentropyMessage(question.bytes()));

    assertThat(answer).isInstanceOf(Answer.Reply.class);
    NegentropyMessage reply = ((Answer.Reply) answer).message();
    assertThat(reply.hex()).doesNotEndWith(HexFormat.of().formatHex(Fingerprint.ofNone()));
    Step step = new Initiator(new ItemSet.Builder().build(), 0).on(reply);
    assertThat(step).isInstanceOf(Step.Next.class);
    assertThat(((Step.Next) step).message().hex()).endsWith("00000200");
    assertThat(((Step.Next) step).difference().need()).hasSize(ALMOST_FULL);
    assertThat(((Step.Next) step).difference().have()).isEqualTo(List.of());
  }
}
