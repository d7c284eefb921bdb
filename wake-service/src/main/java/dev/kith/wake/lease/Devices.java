package dev.kith.wake.lease;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// All ways to one agent, in the order that it wants them tried.
final class Devices {

  private List<Device> all;

  Devices(List<Device> all) {
    this.all = List.copyOf(all);
  }

  List<Device> all() {
    return all;
  }

  /// @return those that are new, or whose token was set anew
  Set<DeviceId> replace(List<Device> devices) {
    Set<Device> fresh = new HashSet<>(devices);
    all.forEach(fresh::remove);
    all = List.copyOf(devices);
    return fresh.stream().map(Device::id).collect(Collectors.toSet());
  }

  List<Device> draining(String session) {
    return all.stream().filter(device -> device.session().equals(session)).toList();
  }

  /// Unless its token was set anew since.
  void forget(Device dead) {
    all = all.stream().filter(device -> !isSame(device, dead)).toList();
  }

  private static boolean isSame(Device device, Device dead) {
    return device.id().equals(dead.id()) && device.tokenSetAt().equals(dead.tokenSetAt());
  }
}
