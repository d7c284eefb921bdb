package dev.kith.wake.lease;

import dev.kith.wake.policy.Trigger;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.push.WakeId;
import java.time.Instant;
import java.util.List;

/// What can happen to the wakes of one agent.
public sealed interface WakeInput {

  /// These are the agent's devices now, in their order.
  record DevicesChanged(List<Device> devices) implements WakeInput {

    public DevicesChanged {
      devices = List.copyOf(devices);
    }
  }

  /// A message for that session was stored while nobody was attached to it.
  record Requested(String session, Trigger trigger) implements WakeInput {}

  /// The moment of a [WakeEffect.Schedule] has come. Too early or once too often does no harm.
  record Due(LeaseId lease) implements WakeInput {}

  /// What became of a [WakeEffect.Send].
  record Answered(LeaseId lease, long generation, PushOutcome outcome) implements WakeInput {}

  /// A [WakeEffect.Send] was not performed, because its push service is left alone until then.
  record Withheld(LeaseId lease, long generation, Instant until) implements WakeInput {}

  /// A session is drained up to that position.
  record Advanced(String session, long cursor) implements WakeInput {}

  /// The agent is at its mailbox, and needs no waking.
  record Attached(String session) implements WakeInput {}

  /// It has left.
  record Detached(String session) implements WakeInput {}

  /// The device has told that a wake has reached it.
  record Seen(WakeId wake) implements WakeInput {}
}
