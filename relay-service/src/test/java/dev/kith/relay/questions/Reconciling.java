package dev.kith.relay.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.EventId;
import dev.kith.model.negentropy.Difference;
import dev.kith.model.negentropy.Initiator;
import dev.kith.model.negentropy.Initiator.Step;
import dev.kith.model.negentropy.ItemSet;
import dev.kith.model.negentropy.NegentropyMessage;
import dev.kith.relay.conformance.kit.FilterJson;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.Signed;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// What a client finds out by reconciling its events with those of a relay.
///
/// @param have ids that the relay lacks
/// @param need ids that the client lacks
/// @param rounds how many messages the client sent
record Reconciling(Set<String> have, Set<String> need, int rounds) {

  private static final int FRAME_LIMIT = 50_000;

  static Reconciling of(Asker asker, String id, FilterJson filter, Collection<Signed> own) {
    ItemSet.Builder items = new ItemSet.Builder();
    own.forEach(event -> items.add(event.createdAt(), EventId.ofHex(event.id())));
    Initiator initiator = new Initiator(items.build(), FRAME_LIMIT);
    Set<String> have = new HashSet<>();
    Set<String> need = new HashSet<>();
    int rounds = 1;
    asker.send(open(id, filter, initiator.open()));
    Step step = initiator.on(answer(asker, id));
    while (step instanceof Step.Next(Difference difference, NegentropyMessage message)) {
      learn(difference, have, need);
      asker.send("[\"NEG-MSG\",\"%s\",\"%s\"]".formatted(id, message.hex()));
      rounds++;
      step = initiator.on(answer(asker, id));
    }
    assertThat(step).isInstanceOf(Step.Done.class);
    learn(((Step.Done) step).difference(), have, need);
    asker.send("[\"NEG-CLOSE\",\"%s\"]".formatted(id));
    return new Reconciling(have, need, rounds);
  }

  static String open(String id, FilterJson filter, NegentropyMessage message) {
    return "[\"NEG-OPEN\",\"%s\",%s,\"%s\"]".formatted(id, filter, message.hex());
  }

  static NegentropyMessage answer(Asker asker, String id) {
    Frame frame = asker.next("NEG-MSG", id);
    return NegentropyMessage.ofHex(frame.json().path(2).asString(""));
  }

  private static void learn(Difference difference, Set<String> have, Set<String> need) {
    difference.have().forEach(found -> have.add(found.hex()));
    difference.need().forEach(found -> need.add(found.hex()));
  }
}
