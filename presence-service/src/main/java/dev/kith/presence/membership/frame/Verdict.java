package dev.kith.presence.membership.frame;

/// What an accusation says.
public enum Verdict {

  /// It did not answer; it may refute that.
  SUSPECT,

  /// It did not refute in time. Of a member about itself: it leaves.
  DEAD
}
