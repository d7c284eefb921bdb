package dev.kith.bench.runtime.wake;

import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import java.util.List;

/// An urgent message, and to whom.
record Letter(List<PublicKey> addressees, Event event) {

  Letter {
    addressees = List.copyOf(addressees);
  }
}
