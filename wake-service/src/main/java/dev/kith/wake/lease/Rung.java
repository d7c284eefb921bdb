package dev.kith.wake.lease;

import dev.kith.wake.policy.ChannelRates;
import dev.kith.wake.push.Loudness;

/// One step of a ladder: a device, and how it is woken.
public record Rung(Device device, Loudness loudness) {

  ChannelRates rates() {
    return ChannelRates.of(device.channel(), loudness);
  }
}
