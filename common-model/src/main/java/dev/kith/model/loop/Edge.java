package dev.kith.model.loop;

import dev.kith.model.event.PublicKey;

/// Who writes to whom.
record Edge(PublicKey from, PublicKey to) {

  Pair pair() {
    return Pair.of(from, to);
  }
}
