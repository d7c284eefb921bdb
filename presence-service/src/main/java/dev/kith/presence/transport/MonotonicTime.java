package dev.kith.presence.transport;

import java.time.Instant;
import java.time.InstantSource;

/// Time that never goes back and never jumps, whatever is done to the clock of the machine.
final class MonotonicTime implements InstantSource {

  private final Instant begin = Instant.now();
  private final long nanos = System.nanoTime();

  @Override
  public Instant instant() {
    return begin.plusNanos(System.nanoTime() - nanos);
  }
}
