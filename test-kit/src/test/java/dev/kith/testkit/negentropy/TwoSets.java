package dev.kith.testkit.negentropy;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import dev.kith.model.negentropy.ItemSet;
import dev.kith.testkit.generated.Generated;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/// What an initiator and a responder have, with the difference known.
record TwoSets(ItemSet initiator, ItemSet responder, Set<EventId> have, Set<EventId> need) {

  /// Sets of up to some thousand items in clusters: stretches that both have, that one of them has,
  /// or that are mixed; some at one and the same time, some with ids that are nearly alike.
  static TwoSets draw(Generated generated) {
    RandomGenerator random = generated.random();
    TwoSetsBuilder sets = new TwoSetsBuilder();
    long time = 1_600_000_000;
    for (int clusters = random.nextInt(12); clusters > 0; clusters--) {
      int only = random.nextInt(6);
      int step = random.nextInt(3);
      boolean alike = random.nextInt(4) == 0;
      for (int items = 1 << random.nextInt(10); items > 0; items--) {
        time += step == 0 ? 0 : random.nextInt(1, 1 << (7 * step));
        EventId id = new EventId(alike ? alike(random) : generated.bytes32());
        switch (only) {
          case 0 -> sets.both(time, id);
          case 1 -> sets.initiator(time, id);
          case 2 -> sets.responder(time, id);
          default -> {
            int dice = random.nextInt(only == 3 ? 3 : 100);
            if (dice == 0) {
              sets.initiator(time, id);
            } else if (dice == 1) {
              sets.responder(time, id);
            } else {
              sets.both(time, id);
            }
          }
        }
      }
    }
    return sets.build();
  }

  private static Bytes32 alike(RandomGenerator random) {
    return new Bytes32(7, 7, random.nextInt(4), random.nextLong());
  }

  private static final class TwoSetsBuilder {

    private final ItemSet.Builder initiator = new ItemSet.Builder();
    private final ItemSet.Builder responder = new ItemSet.Builder();
    private final Set<EventId> have = new HashSet<>();
    private final Set<EventId> need = new HashSet<>();

    void both(long time, EventId id) {
      initiator.add(time, id);
      responder.add(time, id);
    }

    void initiator(long time, EventId id) {
      initiator.add(time, id);
      have.add(id);
    }

    void responder(long time, EventId id) {
      responder.add(time, id);
      need.add(id);
    }

    TwoSets build() {
      return new TwoSets(initiator.build(), responder.build(), have, need);
    }
  }
}
