package dev.kith.bench.fault;

import java.time.Duration;

/// One fault to come.
///
/// @param draw 0 or more: chooses whom it meets
/// @param pause before it, after the end of the one before
/// @param hold from its beginning to its end, where it has a length
public record Fault(FaultKind kind, int draw, Duration pause, Duration hold) {

  /// Which of several it meets.
  public int target(int of) {
    return draw % of;
  }

  /// Which of several others it meets, whatever the first was.
  public int otherTarget(int of) {
    return draw / Schedule.DRAWS % of;
  }
}
