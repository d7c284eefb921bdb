package dev.kith.wake.lease;

import dev.kith.wake.policy.WakeClass;

/// What an agent is woken for: to drain that session. There is one lease for each class.
public record LeaseId(String session, WakeClass wakeClass) {}
