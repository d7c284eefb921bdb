package dev.kith.wake.lease;

import dev.kith.wake.policy.WakeClass;

/// One session that an agent is woken for.
///
/// @param cursor up to where it is drained
/// @param attached true if the agent is there
public record SessionState(
    String session, long cursor, boolean attached, LeaseState urgent, LeaseState normal) {

  static SessionState unknown(String session) {
    return new SessionState(
        session,
        0,
        false,
        LeaseState.idle(new LeaseId(session, WakeClass.URGENT)),
        LeaseState.idle(new LeaseId(session, WakeClass.NORMAL)));
  }
}
