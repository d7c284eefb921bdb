package dev.kith.bench.runtime;

import java.util.Locale;

/// What can be measured by itself.
public enum Part {
  QUERIES,
  INGEST,
  LATENCY,
  FAN_OUT,
  REJECTED,
  FLOODS,
  HOLDING,
  IDLE;

  /// As users write it, as in `fan-out`.
  ///
  /// @throws IllegalArgumentException if there is no such part
  public static Part of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
