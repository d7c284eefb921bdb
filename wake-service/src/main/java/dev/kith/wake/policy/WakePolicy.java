package dev.kith.wake.policy;

import org.jspecify.annotations.Nullable;

/// What a message wakes for if its recipient has said nothing about it.
public final class WakePolicy {

  private WakePolicy() {}

  /// @return null if it wakes nobody
  public static @Nullable WakeClass classOf(Trigger trigger) {
    return switch (trigger.urgency()) {
      // Else urgency would be worth nothing: every stranger would claim it.
      case URGENT -> trigger.sender().known() ? WakeClass.URGENT : WakeClass.NORMAL;
      case NORMAL -> WakeClass.NORMAL;
      case BULK -> null;
    };
  }
}
