package dev.kith.model.loop;

import dev.kith.model.event.PublicKey;

/// Who writes to whom.
record Edge(PublicKey from, PublicKey to) {

  Edge reversed() {
    return new Edge(to, from);
  }

  Pair pair() {
    return Pair.of(from, to);
  }
}
