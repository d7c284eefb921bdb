package dev.kith.wake.lease;

import dev.kith.wake.lease.AllowancesState.DeviceNight;
import dev.kith.wake.lease.AllowancesState.DevicePace;
import dev.kith.wake.lease.AllowancesState.DeviceSuspicions;
import dev.kith.wake.lease.AllowancesState.SenderWakes;
import dev.kith.wake.policy.ChannelRates;
import dev.kith.wake.policy.DayCount;
import dev.kith.wake.policy.DayState;
import dev.kith.wake.policy.LoopBreaker;
import dev.kith.wake.policy.Pace;
import dev.kith.wake.policy.PaceState;
import dev.kith.wake.policy.Sender;
import dev.kith.wake.policy.WakeClass;
import dev.kith.wake.policy.WakeLimits;
import dev.kith.wake.push.Loudness;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// What one agent and its devices may still be asked to bear. A wake is paid for when it is first
/// handed out, whatever becomes of it: a dead token must not be free.
final class Allowances {

  private record Pushes(DeviceId device, Loudness loudness) {}

  private final WakeLimits limits;
  private final Map<WakeClass, DayCount> budgets = new EnumMap<>(WakeClass.class);
  private final DayCount strangers;
  private final LoopBreaker loops;
  private final Map<Pushes, PaceState> paces = new HashMap<>();
  private final Map<DeviceId, DayCount> nights = new HashMap<>();
  private final Map<DeviceId, Integer> suspicions = new HashMap<>();

  Allowances(WakeLimits limits, AllowancesState state) {
    this.limits = limits;
    for (WakeClass wakeClass : WakeClass.values()) {
      DayState used = state.budgets().getOrDefault(wakeClass, DayState.UNUSED);
      budgets.put(wakeClass, new DayCount(perDay(wakeClass), used));
    }
    this.strangers = new DayCount(limits.strangersPerDay(), state.strangers());
    this.loops = new LoopBreaker(limits.loop());
    state.loops().forEach(one -> loops.restore(one.sender(), one.moments()));
    state.paces().forEach(one -> paces.put(new Pushes(one.device(), one.loudness()), one.pace()));
    state
        .nights()
        .forEach(one -> nights.put(one.device(), new DayCount(limits.urgentAtNight(), one.used())));
    state.suspicions().forEach(one -> suspicions.put(one.device(), one.times()));
  }

  AllowancesState state() {
    Map<WakeClass, DayState> ofClasses = new EnumMap<>(WakeClass.class);
    budgets.forEach((wakeClass, used) -> ofClasses.put(wakeClass, used.state()));
    return new AllowancesState(
        ofClasses,
        strangers.state(),
        loops.state().entrySet().stream()
            .map(one -> new SenderWakes(one.getKey(), one.getValue()))
            .toList(),
        paces.entrySet().stream()
            .map(one ->
                new DevicePace(one.getKey().device(), one.getKey().loudness(), one.getValue()))
            .toList(),
        nights.entrySet().stream()
            .map(one -> new DeviceNight(one.getKey(), one.getValue().state()))
            .toList(),
        suspicions.entrySet().stream()
            .map(one -> new DeviceSuspicions(one.getKey(), one.getValue()))
            .toList());
  }

  /// When a device bears the next push.
  Gate gateOf(Rung rung, Instant now) {
    return new Gate(pace(rung).next(now), Cause.PACE);
  }

  /// When a sender may cause the next wake.
  Gate gateOf(Sender sender, WakeClass wakeClass, Instant now) {
    Gate budget =
        sender.known()
            ? new Gate(budget(wakeClass).next(now), Cause.BUDGET)
            : new Gate(strangers.next(now), Cause.STRANGERS);
    return Gate.later(budget, new Gate(loops.next(sender.key(), now), Cause.LOOP));
  }

  /// When a device may be disturbed, `now` if at once.
  Instant quietUntil(Device device, WakeClass wakeClass, Instant now) {
    return isAtNight(device, now) && !mayDisturb(device, wakeClass, now)
        ? endOfNight(device, now)
        : now;
  }

  void take(Sender sender, WakeClass wakeClass, Instant now) {
    (sender.known() ? budget(wakeClass) : strangers).take(now);
    loops.woke(sender.key(), now);
  }

  void take(Rung rung, Instant now) {
    Pace pace = pace(rung);
    pace.take(now);
    keep(rung, pace);
    if (isAtNight(rung.device(), now)) {
      night(rung.device()).take(now);
    }
  }

  void hold(Rung rung, Instant until) {
    Pace pace = pace(rung);
    pace.hold(until);
    keep(rung, pace);
  }

  /// @return how often in a row
  int suspect(DeviceId device) {
    return suspicions.merge(device, 1, Integer::sum);
  }

  void trust(DeviceId device) {
    suspicions.remove(device);
  }

  private boolean mayDisturb(Device device, WakeClass wakeClass, Instant now) {
    return wakeClass == WakeClass.URGENT && !night(device).next(now).isAfter(now);
  }

  private static boolean isAtNight(Device device, Instant now) {
    return endOfNight(device, now).isAfter(now);
  }

  private static Instant endOfNight(Device device, Instant now) {
    return device.quietHours() == null ? now : device.quietHours().endFrom(now);
  }

  private DayCount budget(WakeClass wakeClass) {
    return budgets.computeIfAbsent(
        wakeClass, _ -> new DayCount(perDay(wakeClass), DayState.UNUSED));
  }

  private int perDay(WakeClass wakeClass) {
    return switch (wakeClass) {
      case URGENT -> limits.urgentPerDay();
      case NORMAL -> limits.normalPerDay();
    };
  }

  private DayCount night(Device device) {
    return nights.computeIfAbsent(
        device.id(), _ -> new DayCount(limits.urgentAtNight(), DayState.UNUSED));
  }

  private Pace pace(Rung rung) {
    return new Pace(
        ChannelRates.of(rung.device().channel(), rung.loudness()).rate(),
        paces.getOrDefault(pushes(rung), PaceState.UNUSED));
  }

  private void keep(Rung rung, Pace pace) {
    paces.put(pushes(rung), pace.state());
  }

  private static Pushes pushes(Rung rung) {
    return new Pushes(rung.device().id(), rung.loudness());
  }
}
