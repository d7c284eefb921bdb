package dev.kith.model.loop;

import dev.kith.model.event.PublicKey;

/// Two agents, in whatever order they were named.
public record Pair(PublicKey lower, PublicKey higher) {

  public static Pair of(PublicKey one, PublicKey other) {
    return one.value().compareTo(other.value()) <= 0 ? new Pair(one, other) : new Pair(other, one);
  }
}
