package dev.kith.wake.lease;

import java.util.UUID;

/// Names one registration of an agent.
public record DeviceId(UUID value) {}
