package dev.kith.relay.runtime;

import dev.kith.model.negentropy.ItemSet;
import dev.kith.relay.store.Item;
import org.jspecify.annotations.Nullable;

/// The items of one reconciliation while they come, and when they are all there. What it holds
/// counts against the relay's budget until it is closed, which may be at any moment.
final class Gathering implements AutoCloseable {

  /// As many are reserved at a time; memory comes in such blocks too.
  private static final int STEP = 1024;

  /// How it has gone so far.
  enum State {
    OPEN,
    /// The relay has no room for more, all clients together.
    RELAY_FULL,
    /// More than one reconciliation may be about.
    TOO_MANY,
    /// Nobody waits for it any more.
    CLOSED
  }

  private final ItemBudget budget;
  private final int most;
  private State state = State.OPEN;
  private ItemSet.Builder builder = new ItemSet.Builder();
  private @Nullable ItemSet items;
  private long reserved;

  /// @param most how many items it may hold
  Gathering(ItemBudget budget, int most) {
    this.budget = budget;
    this.most = most;
  }

  /// @return false if no more are wanted
  synchronized boolean add(Item item) {
    if (state == State.OPEN && builder.size() == most) {
      state = State.TOO_MANY;
    }
    if (state == State.OPEN && builder.size() == reserved) {
      reserve();
    }
    if (state == State.OPEN) {
      builder.add(item.createdAt(), item.id());
    }
    return state == State.OPEN;
  }

  /// All items are there.
  synchronized State complete() {
    if (state == State.OPEN) {
      items = builder.build();
    }
    return state;
  }

  /// The items, or null as long as they are not all there and when they are forgotten.
  synchronized @Nullable ItemSet items() {
    return items;
  }

  @Override
  public synchronized void close() {
    budget.giveBack(reserved);
    reserved = 0;
    state = State.CLOSED;
    items = null;
    builder = new ItemSet.Builder();
  }

  private void reserve() {
    if (budget.take(STEP)) {
      reserved += STEP;
    } else {
      state = State.RELAY_FULL;
    }
  }
}
