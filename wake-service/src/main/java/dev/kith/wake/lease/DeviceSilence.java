package dev.kith.wake.lease;

/// How many wakes in a row a device has taken without its agent's draining anything.
public record DeviceSilence(DeviceId device, int wakes) {}
