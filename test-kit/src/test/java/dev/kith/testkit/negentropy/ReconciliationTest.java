package dev.kith.testkit.negentropy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.EventId;
import dev.kith.model.negentropy.Difference;
import dev.kith.model.negentropy.Initiator;
import dev.kith.model.negentropy.Initiator.Step;
import dev.kith.model.negentropy.NegentropyMessage;
import dev.kith.model.negentropy.Responder;
import dev.kith.model.negentropy.Responder.Answer;
import dev.kith.testkit.generated.Generated;
import dev.kith.testkit.generated.SeededTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/// Two sides find out exactly what each of them lacks, whatever they have, in messages as short as
/// each of them wants. And no message of a stranger breaks them.
class ReconciliationTest {

  private static final int CASES = 200;
  private static final int TOO_LONG = 2_000;
  private static final List<Integer> LIMITS = List.of(0, 4_096, 5_000, 20_000, 500_000);

  @SeededTest
  void bothSidesOfTheDifferenceAreFoundWhole(long seed) {
    Generated generated = Generated.from(seed);
    for (int i = 0; i < CASES; i++) {
      TwoSets sets = TwoSets.draw(generated);

      reconcile(sets, limit(generated.random()), limit(generated.random()));
    }
  }

  @SeededTest
  void spoiltMessagesAreAnsweredOrRefused(long seed) {
    Generated generated = Generated.from(seed);
    RandomGenerator random = generated.random();
    for (int i = 0; i < CASES / 4; i++) {
      TwoSets sets = TwoSets.draw(generated);
      Initiator initiator = new Initiator(sets.initiator(), limit(random));
      Responder responder = new Responder(sets.responder(), 4_096);
      List<NegentropyMessage> said = reconcile(sets, initiator.sizeLimit(), 4_096);
      for (int n = 0; n < 20; n++) {
        NegentropyMessage spoilt = spoilt(said.get(random.nextInt(said.size())), random);
        switch (responder.on(spoilt)) {
          case Answer.Reply(NegentropyMessage reply) ->
              assertThat(reply.size()).isLessThanOrEqualTo(4_096);
          case Answer.Refused(String sentence) -> assertThat(sentence).isNotBlank();
        }
        switch (initiator.on(spoilt)) {
          case Step.Refused(String sentence) -> assertThat(sentence).isNotBlank();
          case Step.Next(Difference difference, _) -> assertIsBounded(difference, sets, spoilt);
          case Step.Done(Difference difference) -> assertIsBounded(difference, sets, spoilt);
        }
      }
    }
  }

  /// @return all messages, in order
  private static List<NegentropyMessage> reconcile(TwoSets sets, int ownLimit, int otherLimit) {
    Initiator initiator = new Initiator(sets.initiator(), ownLimit);
    Responder responder = new Responder(sets.responder(), otherLimit);
    List<NegentropyMessage> said = new ArrayList<>();
    HashSet<EventId> have = new HashSet<>();
    HashSet<EventId> need = new HashSet<>();
    Step step = new Step.Next(new Difference(List.of(), List.of()), initiator.open());
    while (step instanceof Step.Next(_, NegentropyMessage message)) {
      Answer answer = responder.on(message);
      assertThat(answer).isInstanceOf(Answer.Reply.class);
      NegentropyMessage reply = ((Answer.Reply) answer).message();
      assertWithin(ownLimit, message);
      assertWithin(otherLimit, reply);
      said.add(message);
      said.add(reply);
      assertThat(said).hasSizeLessThan(TOO_LONG);
      step = initiator.on(reply);
      Difference found =
          switch (step) {
            case Step.Next(Difference difference, _) -> difference;
            case Step.Done(Difference difference) -> difference;
            case Step.Refused(String sentence) -> throw new AssertionError(sentence);
          };
      have.addAll(found.have());
      need.addAll(found.need());
    }
    assertThat(have).isEqualTo(sets.have());
    assertThat(need).isEqualTo(sets.need());
    return said;
  }

  private static NegentropyMessage spoilt(NegentropyMessage message, RandomGenerator random) {
    StringBuilder hex = new StringBuilder(message.hex());
    for (int faults = 1 + random.nextInt(3); faults > 0; faults--) {
      int at = 2 * random.nextInt(hex.length() / 2 + 1);
      int end = Math.min(hex.length(), at + 2 * random.nextInt(40));
      switch (random.nextInt(3)) {
        case 0 -> hex.delete(at, end);
        case 1 -> hex.insert(at, String.format("%02x", random.nextInt(256)));
        default -> hex.insert(at, hex.substring(at, end));
      }
    }
    return NegentropyMessage.ofHex(hex.toString());
  }

  private static void assertIsBounded(
      Difference difference, TwoSets sets, NegentropyMessage message) {
    assertThat(difference.have()).hasSizeLessThanOrEqualTo(sets.initiator().size());
    assertThat(difference.need()).hasSizeLessThanOrEqualTo(message.size() / 32);
  }

  private static void assertWithin(int limit, NegentropyMessage message) {
    if (limit != 0) {
      assertThat(message.size()).isLessThanOrEqualTo(limit);
    }
  }

  private static int limit(RandomGenerator random) {
    return LIMITS.get(random.nextInt(LIMITS.size()));
  }
}
