package dev.kith.client.connection;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import dev.kith.model.event.WireEvent;
import java.util.List;
import java.util.random.RandomGenerator;

/// Events that nobody signed, for code that does not look.
final class Fixtures {

  static final PublicKey AUTHOR = new PublicKey(new Bytes32(1, 2, 3, 4));

  private static final Signature NO_SIGNATURE =
      new Signature(new Bytes32(0, 0, 0, 0), new Bytes32(0, 0, 0, 0));

  private Fixtures() {}

  static WireEvent event(RandomGenerator random, int kind, long createdAt, Tag... tags) {
    Event event =
        new Event(randomId(random), AUTHOR, createdAt, kind, List.of(tags), "text", NO_SIGNATURE);
    return new WireEvent(event, new byte[0]);
  }

  static EventId randomId(RandomGenerator random) {
    return new EventId(
        new Bytes32(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
  }
}
