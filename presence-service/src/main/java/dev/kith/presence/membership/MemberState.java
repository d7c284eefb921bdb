package dev.kith.presence.membership;

/// How a member stands, in the order in which it goes downhill.
public enum MemberState {
  ALIVE,

  /// Somebody did not reach it. It counts as alive.
  SUSPECT,

  /// It did not refute the suspicion in time: what SWIM calls dead or failed. It may be back at any
  /// moment, so nothing should be torn down for it yet.
  UNREACHABLE,

  /// It has been unreachable for long.
  GONE,

  /// It said so itself.
  LEFT;

  /// True for who is probed, and counts for the size of the group.
  public boolean isLive() {
    return compareTo(UNREACHABLE) < 0;
  }
}
