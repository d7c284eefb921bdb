package dev.kith.relay.connection;

import org.jspecify.annotations.Nullable;

/// Flow control towards the client: frames are let in while there is room for them, and TCP holds
/// back the rest.
final class Intake {

  /// Frames are asked for in steps, so that one long frame after another cannot pile up unseen.
  private static final int STEP = 32;

  private final ConnectionLimits limits;
  private int asked;
  private int unanswered;
  private long unansweredBytes;

  Intake(ConnectionLimits limits) {
    this.limits = limits;
  }

  void arrived(int bytes) {
    asked--;
    unanswered++;
    unansweredBytes += bytes;
  }

  void answered(int bytes) {
    unanswered--;
    unansweredBytes -= bytes;
  }

  /// True while the client could not be heard even if it spoke.
  boolean isShut() {
    return asked == 0;
  }

  Effect.@Nullable Pull pull() {
    int room = Math.min(limits.window() - unanswered, STEP) - asked;
    boolean worthIt = room >= STEP / 2 || (asked == 0 && room > 0);
    if (!worthIt || unansweredBytes >= limits.windowBytes()) {
      return null;
    }
    asked += room;
    return new Effect.Pull(room);
  }
}
