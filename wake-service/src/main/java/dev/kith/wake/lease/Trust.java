package dev.kith.wake.lease;

import dev.kith.wake.policy.WakeLimits;
import dev.kith.wake.push.PushOutcome;
import java.util.function.Consumer;

/// What outcomes say of devices, whatever was sent to them.
final class Trust {

  private final WakeLimits limits;
  private final Devices devices;
  private final Allowances allowances;
  private final Consumer<WakeEffect> effects;

  Trust(WakeLimits limits, Devices devices, Allowances allowances, Consumer<WakeEffect> effects) {
    this.limits = limits;
    this.devices = devices;
    this.allowances = allowances;
    this.effects = effects;
  }

  /// @param device as it was when it was sent to: its token may be another one by now
  void judge(Device device, PushOutcome outcome) {
    switch (outcome) {
      case PushOutcome.Accepted _ -> allowances.trust(device.id());
      case PushOutcome.DropToken dead -> {
        if (dead.since() == null || !dead.since().isBefore(device.tokenSetAt())) {
          forget(device, dead.reason());
        } else {
          suspect(device, dead.reason());
        }
      }
      case PushOutcome.Suspect(String reason) -> suspect(device, reason);
      case PushOutcome.FixConfig(String reason) ->
          effects.accept(new WakeEffect.Misconfigured(device.id(), reason));
      case PushOutcome.Retry _ -> {}
    }
  }

  private void suspect(Device device, String reason) {
    effects.accept(new WakeEffect.Suspected(device.id(), reason));
    if (allowances.suspect(device.id()) >= limits.suspicions()) {
      forget(device, reason);
    }
  }

  private void forget(Device device, String reason) {
    devices.forget(device);
    allowances.trust(device.id());
    effects.accept(new WakeEffect.ForgetToken(device.id(), device.tokenSetAt(), reason));
  }
}
