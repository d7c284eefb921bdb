package dev.kith.wake.lease;

import dev.kith.wake.policy.WakeClass;
import dev.kith.wake.push.Loudness;
import java.util.List;
import java.util.stream.Stream;

/// In which order devices are tried.
final class Ladder {

  private Ladder() {}

  /// What is urgent begins with what comes at once. What is not disturbs nobody before every device
  /// was tried quietly.
  static List<Rung> of(List<Device> devices, WakeClass wakeClass) {
    return switch (wakeClass) {
      case URGENT -> devices.stream().map(Ladder::asLoudAsItMay).toList();
      case NORMAL ->
          Stream.concat(
                  devices.stream().map(device -> new Rung(device, Loudness.QUIET)),
                  devices.stream()
                      .filter(device -> device.loud() && device.channel().hasLoudness())
                      .map(device -> new Rung(device, Loudness.LOUD)))
              .toList();
    };
  }

  private static Rung asLoudAsItMay(Device device) {
    boolean loud = device.loud() || !device.channel().hasLoudness();
    return new Rung(device, loud ? Loudness.LOUD : Loudness.QUIET);
  }
}
