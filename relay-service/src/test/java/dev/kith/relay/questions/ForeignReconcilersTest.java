package dev.kith.relay.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import dev.kith.model.negentropy.Difference;
import dev.kith.model.negentropy.Initiator;
import dev.kith.model.negentropy.Initiator.Step;
import dev.kith.model.negentropy.ItemSet;
import dev.kith.model.negentropy.NegentropyMessage;
import dev.kith.model.negentropy.Responder;
import dev.kith.model.negentropy.Responder.Answer;
import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Foreign;
import dev.kith.testkit.foreign.ForeignProgram;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our sides of a reconciliation with those of others: nostr-tools, which is the reference's
/// initiator in TypeScript, and NDK, which has both sides.
class ForeignReconcilersTest {

  @BeforeEach
  void needsNode() {
    Foreign.SCRIPTS.assumeRunnable();
  }

  /// @param ours how many of 1,000 items only we have
  /// @param theirs how many of 1,000 only they have
  @ParameterizedTest
  @CsvSource({
    "nostr-tools, 0, 0, 0, 0, 0",
    "nostr-tools, 31, 500, 500, 0, 0",
    "nostr-tools, 2000, 0, 0, 0, 0",
    "nostr-tools, 2000, 1000, 0, 0, 0",
    "nostr-tools, 2000, 0, 1000, 0, 0",
    "nostr-tools, 5000, 10, 10, 0, 0",
    "nostr-tools, 5000, 300, 300, 4096, 4096",
    "nostr-tools, 5000, 300, 300, 60000, 500000",
    "ndk, 31, 500, 500, 0, 0",
    "ndk, 5000, 10, 10, 0, 0",
    "ndk, 5000, 300, 300, 0, 4096",
    "ndk, 5000, 300, 300, 50000, 500000",
  })
  void weAnswerTheirInitiator(
      String library, int items, int ours, int theirs, int theirLimit, int ourLimit) {
    Sets sets = Sets.draw(items, theirs, ours);
    Set<String> have = new HashSet<>();
    Set<String> need = new HashSet<>();
    try (ForeignProgram program =
        Foreign.SCRIPTS.start("reconcile.mjs", library, Integer.toString(theirLimit))) {
      sets.tell(program, sets.first);
      program.tell("initiate");
      Initiator twin = new Initiator(set(sets.first), theirLimit);
      NegentropyMessage expected = twin.open();
      String line = program.hear();
      while (!line.equals("done")) {
        NegentropyMessage message = message(line);
        if (library.equals("nostr-tools")) {
          assertThat(message).as("what our initiator would say").isEqualTo(expected);
        }
        NegentropyMessage reply = reply(new Responder(set(sets.second), ourLimit), message);
        if (twin.on(reply) instanceof Step.Next(_, NegentropyMessage next)) {
          expected = next;
        }
        program.tell("msg," + reply.hex());
        line = learn(program, have, need);
      }
    }
    assertThat(have).isEqualTo(sets.onlyFirst());
    assertThat(need).isEqualTo(sets.onlySecond());
  }

  @ParameterizedTest
  @CsvSource({
    "31, 500, 500, 0",
    "2000, 1000, 0, 0",
    "2000, 0, 1000, 0",
    "5000, 10, 10, 0",
    "5000, 300, 300, 4096",
    "5000, 300, 300, 60000"
  })
  void theirResponderAnswersOurs(int items, int ours, int theirs, int ourLimit) {
    Sets sets = Sets.draw(items, ours, theirs);
    Set<String> have = new HashSet<>();
    Set<String> need = new HashSet<>();
    try (ForeignProgram program = Foreign.SCRIPTS.start("reconcile.mjs", "ndk", "0")) {
      sets.tell(program, sets.second);
      Initiator initiator = new Initiator(set(sets.first), ourLimit);
      Step step = new Step.Next(new Difference(List.of(), List.of()), initiator.open());
      while (step instanceof Step.Next(Difference difference, NegentropyMessage message)) {
        learn(difference, have, need);
        program.tell("msg," + message.hex());
        step = initiator.on(message(program.hear()));
      }
      assertThat(step).isInstanceOf(Step.Done.class);
      learn(((Step.Done) step).difference(), have, need);
    }
    assertThat(have).isEqualTo(sets.onlyFirst());
    assertThat(need).isEqualTo(sets.onlySecond());
  }

  @Test
  void nostrToolsReconcilesWithTheRelay() {
    try (RunningRelay relay = RunningRelay.start()) {
      Foreign.SCRIPTS.run("sync-with-relay.mjs", relay.url().toString());
    }
  }

  private static String learn(ForeignProgram program, Set<String> have, Set<String> need) {
    String line = program.hear();
    while (line.startsWith("have,") || line.startsWith("need,")) {
      (line.startsWith("have,") ? have : need).add(line.substring(5));
      line = program.hear();
    }
    return line;
  }

  private static void learn(Difference difference, Set<String> have, Set<String> need) {
    difference.have().forEach(id -> have.add(id.hex()));
    difference.need().forEach(id -> need.add(id.hex()));
  }

  private static NegentropyMessage message(String line) {
    assertThat(line).startsWith("msg,");
    return NegentropyMessage.ofHex(line.substring(4));
  }

  private static NegentropyMessage reply(Responder responder, NegentropyMessage message) {
    Answer answer = responder.on(message);
    assertThat(answer).isInstanceOf(Answer.Reply.class);
    return ((Answer.Reply) answer).message();
  }

  private static ItemSet set(List<Item> items) {
    ItemSet.Builder builder = new ItemSet.Builder();
    items.forEach(item -> builder.add(item.createdAt, item.id));
    return builder.build();
  }

  private record Item(long createdAt, EventId id) {}

  /// What the initiator and what the responder has.
  private record Sets(List<Item> first, List<Item> second) {

    static Sets draw(int items, int onlyFirst, int onlySecond) {
      Random random = new Random(items + 31L * onlyFirst + 37L * onlySecond);
      Sets sets = new Sets(new ArrayList<>(), new ArrayList<>());
      for (int i = 0; i < items; i++) {
        byte[] id = new byte[32];
        random.nextBytes(id);
        Item item = new Item(1_700_000_000 + random.nextInt(items), new EventId(Bytes32.of(id)));
        int dice = random.nextInt(1000);
        if (dice >= onlySecond) {
          sets.first.add(item);
        }
        if (dice < onlySecond || dice >= onlySecond + onlyFirst) {
          sets.second.add(item);
        }
      }
      return sets;
    }

    void tell(ForeignProgram program, List<Item> items) {
      items.forEach(item -> program.tell("item," + item.createdAt + "," + item.id));
      program.tell("seal");
    }

    Set<String> onlyFirst() {
      return difference(first, second);
    }

    Set<String> onlySecond() {
      return difference(second, first);
    }

    private static Set<String> difference(List<Item> these, List<Item> those) {
      Set<String> ids = new HashSet<>();
      these.forEach(item -> ids.add(item.id.hex()));
      those.forEach(item -> ids.remove(item.id.hex()));
      return ids;
    }
  }
}
