package dev.kith.client.stream;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import java.util.List;
import java.util.random.RandomGenerator;

/// Events that nobody signed, for code that does not look.
final class Fixtures {

  private static final Signature NO_SIGNATURE =
      new Signature(new Bytes32(0, 0, 0, 0), new Bytes32(0, 0, 0, 0));

  private Fixtures() {}

  static PublicKey author(int number) {
    return new PublicKey(new Bytes32(0, 0, 1, number));
  }

  static Event message(RandomGenerator random, PublicKey author, long createdAt, List<Tag> tags) {
    return new Event(randomId(random), author, createdAt, Kind.MESSAGE, tags, "text", NO_SIGNATURE);
  }

  static EventId randomId(RandomGenerator random) {
    return new EventId(new Bytes32(random.nextLong(), 0, 0, random.nextLong()));
  }
}
