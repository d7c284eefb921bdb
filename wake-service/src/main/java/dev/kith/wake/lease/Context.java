package dev.kith.wake.lease;

import dev.kith.wake.policy.WakeLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// What all leases of one agent share.
final class Context {

  final WakeLimits limits;
  final RandomGenerator random;
  final Devices devices;
  final Allowances allowances;
  final Trust trust;
  final Silences silences;
  private List<WakeEffect> effects = new ArrayList<>();

  Context(AgentState state, WakeLimits limits, RandomGenerator random) {
    this.limits = limits;
    this.random = random;
    this.devices = new Devices(state.devices());
    this.allowances = new Allowances(limits, state.allowances());
    this.trust = new Trust(limits, devices, allowances, effect -> effects.add(effect));
    this.silences =
        new Silences(state.silences(), limits.silences(), effect -> effects.add(effect));
  }

  void emit(WakeEffect effect) {
    effects.add(effect);
  }

  /// A time that others do not choose too.
  Duration within(Duration longest) {
    return Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
  }

  List<WakeEffect> takeEffects() {
    List<WakeEffect> taken = effects;
    effects = new ArrayList<>();
    return taken;
  }
}
