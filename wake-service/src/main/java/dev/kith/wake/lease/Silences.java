package dev.kith.wake.lease;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Which devices take pushes and never drain. That a push service takes a push says nothing: the
/// app may be gone from the device, or its system may have stopped starting it. Such a device is
/// tried after all others of its agent, until it drains or is registered again.
final class Silences {

  private final Map<DeviceId, Integer> unanswered = new HashMap<>();
  private final int most;
  private final Consumer<WakeEffect> effects;

  /// @param most wakes in a row that a device may leave unanswered
  Silences(List<DeviceSilence> state, int most, Consumer<WakeEffect> effects) {
    state.forEach(one -> unanswered.put(one.device(), one.wakes()));
    this.most = most;
    this.effects = effects;
  }

  List<DeviceSilence> state() {
    return unanswered.entrySet().stream()
        .map(one -> new DeviceSilence(one.getKey(), one.getValue()))
        .toList();
  }

  /// It has had its time.
  void unanswered(DeviceId device) {
    int wakes = unanswered.merge(device, 1, Integer::sum);
    if (wakes == most) {
      effects.accept(new WakeEffect.Demoted(device, wakes));
    }
  }

  /// It was the last to be woken, and the agent has come.
  void drained(DeviceId device) {
    Integer wakes = unanswered.remove(device);
    if (wakes != null && wakes >= most) {
      effects.accept(new WakeEffect.Restored(device));
    }
  }

  /// @param fresh what is said of them was said of other tokens
  void devicesChanged(Collection<DeviceId> all, Set<DeviceId> fresh) {
    unanswered.keySet().retainAll(all);
    unanswered.keySet().removeAll(fresh);
  }

  /// In the agent's order, but for those that never drain.
  List<Device> ordered(List<Device> devices) {
    List<Device> ordered = new ArrayList<>(devices);
    ordered.sort((one, other) -> Boolean.compare(isDemoted(one), isDemoted(other)));
    return ordered;
  }

  private boolean isDemoted(Device device) {
    return unanswered.getOrDefault(device.id(), 0) >= most;
  }
}
