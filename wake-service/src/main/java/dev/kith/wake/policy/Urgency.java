package dev.kith.wake.policy;

/// How its sender wants a message treated: the tag `urgency`.
public enum Urgency {
  URGENT,
  NORMAL,
  BULK
}
