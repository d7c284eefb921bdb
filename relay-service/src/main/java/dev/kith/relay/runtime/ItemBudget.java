package dev.kith.relay.runtime;

import java.util.concurrent.atomic.AtomicLong;

/// How many items all open reconciliations of the relay hold, and may hold.
final class ItemBudget {

  private final long most;
  private final AtomicLong held = new AtomicLong();

  ItemBudget(long most) {
    this.most = most;
  }

  /// @return false if there is no room for so many
  boolean take(int items) {
    if (held.addAndGet(items) > most) {
      held.addAndGet(-items);
      return false;
    }
    return true;
  }

  void giveBack(long items) {
    held.addAndGet(-items);
  }

  long held() {
    return held.get();
  }
}
