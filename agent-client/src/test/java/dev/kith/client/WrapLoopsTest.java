package dev.kith.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;
import dev.kith.model.event.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrapLoopsTest {

  private final PublicKey self = new PublicKey(new Bytes32(0, 0, 0, 1));
  private final PublicKey peer = new PublicKey(new Bytes32(0, 0, 0, 2));
  private final PublicKey other = new PublicKey(new Bytes32(0, 0, 0, 3));
  private final WrapLoops loops = new WrapLoops(self);
  private Instant now = Instant.ofEpochSecond(1_790_000_000);
  private int count;

  @Test
  void whoAnswersEachAnswerIsStoppedAndCanGoOnLater() {
    int answers = answerUntilStopped();
    assertThat(answers).isBetween(30, 32);
    assertThatThrownBy(() -> send(peer))
        .asInstanceOf(type(LoopStopped.class))
        .extracting(LoopStopped::until)
        .isEqualTo(now.plus(Duration.ofMinutes(1)));
    send(other);
    now = now.plus(Duration.ofMinutes(1));
    send(peer);
  }

  @Test
  void manyMessagesOfOneSideAreNoLoop() {
    for (int i = 0; i < 10_000; i++) {
      send(peer);
    }
  }

  @Test
  void aMessageThatIsReadAgainIsNoTurn() {
    Rumor received = message(peer, self);
    for (int i = 0; i < 1_000; i++) {
      loops.received(received, now);
      send(peer);
    }
  }

  @Test
  void theCopiesOfWhatWasSentAreNoTurns() {
    for (int i = 0; i < 1_000; i++) {
      loops.received(message(peer, self), now);
      loops.received(message(self, peer), now);
    }
    send(peer);
  }

  private int answerUntilStopped() {
    for (int answers = 0; answers < 1_000; answers++) {
      loops.received(message(peer, self), now);
      try {
        send(peer);
      } catch (LoopStopped stopped) {
        return answers;
      }
    }
    throw new AssertionError("not stopped");
  }

  private void send(PublicKey to) {
    loops.sending(message(self, to), to, now);
  }

  private Rumor message(PublicKey from, PublicKey to) {
    List<Tag> tags = List.of(Tag.of("p", to.hex()));
    return Rumor.of(new EventDraft(1_790_000_000, Kind.MESSAGE, tags, "" + ++count), from);
  }
}
