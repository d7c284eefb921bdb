package dev.kith.wake.lease;

import dev.kith.model.event.PublicKey;
import dev.kith.wake.policy.DayState;
import dev.kith.wake.policy.PaceState;
import dev.kith.wake.policy.WakeClass;
import dev.kith.wake.push.Loudness;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What is used of an agent's budgets.
///
/// @param loops when senders have woken the agent lately
/// @param nights urgent wakes of devices in quiet hours
/// @param suspicions how often in a row a token was under suspicion
public record AllowancesState(
    Map<WakeClass, DayState> budgets,
    DayState strangers,
    List<SenderWakes> loops,
    List<DevicePace> paces,
    List<DeviceNight> nights,
    List<DeviceSuspicions> suspicions) {

  /// When a sender has woken the agent, the last time last.
  public record SenderWakes(PublicKey sender, List<Instant> moments) {}

  /// How much of one device's pace is used.
  public record DevicePace(DeviceId device, Loudness loudness, PaceState pace) {}

  /// How many urgent wakes of a day have disturbed one device's nights.
  public record DeviceNight(DeviceId device, DayState used) {}

  /// How often in a row a device's token was under suspicion.
  public record DeviceSuspicions(DeviceId device, int times) {}

  static final AllowancesState UNUSED =
      new AllowancesState(Map.of(), DayState.UNUSED, List.of(), List.of(), List.of(), List.of());
}
