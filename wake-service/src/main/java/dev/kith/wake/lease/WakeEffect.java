package dev.kith.wake.lease;

import dev.kith.wake.push.Loudness;
import dev.kith.wake.push.WakeId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is to be done for the wakes of one agent. What has happened to them is among it: it makes
/// the history from which questions are answered.
public sealed interface WakeEffect {

  /// Hand this to the device's push service, after the state has been stored.
  ///
  /// @param generation to be given back with the answer
  record Send(
      LeaseId lease, long generation, DeviceId device, WakeId wake, Loudness loudness, Duration ttl)
      implements WakeEffect {}

  /// Come back at that moment; takes the place of what was asked before.
  ///
  /// @param at null if there is nothing to come back for
  record Schedule(LeaseId lease, @Nullable Instant at) implements WakeEffect {}

  /// A wake has come further.
  record Reached(WakeId wake, Stage stage) implements WakeEffect {}

  /// A wake has had its time, and nothing was drained.
  record Unanswered(WakeId wake) implements WakeEffect {}

  /// A device has taken that many wakes in a row and drained nothing. From now on it is tried after
  /// the others.
  record Demoted(DeviceId device, int wakes) implements WakeEffect {}

  /// A device that was tried last has its place again.
  record Restored(DeviceId device) implements WakeEffect {}

  /// A wake waits.
  record Deferred(LeaseId lease, Cause cause, @Nullable Instant until) implements WakeEffect {}

  /// A message wakes nobody.
  record NotWoken(String session, long position) implements WakeEffect {}

  /// The agent could not be woken for the messages after one position and up to another. To be told
  /// to their senders.
  record Parked(LeaseId lease, long after, long through, ParkReason reason, Instant since)
      implements WakeEffect {}

  /// All that the agent was to be woken for up to that position is void.
  record Expired(LeaseId lease, long through) implements WakeEffect {}

  /// Delete the token of a device, unless it was set anew after that moment.
  record ForgetToken(DeviceId device, Instant tokenSetAt, String reason) implements WakeEffect {}

  /// A push service has doubts about the token of a device.
  record Suspected(DeviceId device, String reason) implements WakeEffect {}

  /// A push service refuses us, for something that the operator can mend.
  record Misconfigured(DeviceId device, String reason) implements WakeEffect {}
}
