package dev.kith.wake.lease;

import dev.kith.wake.push.WakeId;

/// The push that was last handed out.
///
/// @param number how often it was
/// @param open true as long as its outcome is not known
/// @param current false once its outcome says something of its device only, because what it was for
///   has been settled otherwise
public record Attempt(WakeId wake, Rung rung, int number, boolean open, boolean current) {

  static Attempt first(WakeId wake, Rung rung) {
    return new Attempt(wake, rung, 1, true, true);
  }

  Attempt again() {
    return new Attempt(wake, rung, number + 1, true, true);
  }

  Attempt answered() {
    return new Attempt(wake, rung, number, false, current);
  }

  /// It was not handed on, so it does not count.
  Attempt withheld() {
    return new Attempt(wake, rung, number - 1, false, current);
  }

  Attempt settled() {
    return new Attempt(wake, rung, number, open, false);
  }
}
