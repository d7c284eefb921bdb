package dev.kith.model.negentropy;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;

/// The events of one side, as far as negentropy looks at them: when each was made, and its id. In
/// order, and unchangeable.
///
/// A row holds the sum of all ids up to its own instead of the id. So the sum over any range is one
/// subtraction, an id is too, and an item takes 40 bytes.
public final class ItemSet {

  private final Table sums;

  private ItemSet(Table sums) {
    this.sums = sums;
  }

  public int size() {
    return sums.size();
  }

  long createdAt(int index) {
    return sums.time(index);
  }

  Bytes32 id(int index) {
    return sum(index, index + 1).bytes();
  }

  EventId eventId(int index) {
    return new EventId(id(index));
  }

  /// All ids from one index up to another, added.
  Sum sum(int from, int to) {
    return upTo(to).minus(upTo(from));
  }

  /// The first index from there on whose item is not below the bound.
  int lowerBound(int from, Bound bound) {
    int low = from;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isBelow(middle, bound)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean isBelow(int index, Bound bound) {
    long createdAt = createdAt(index);
    return createdAt == bound.createdAt()
        ? id(index).compareTo(bound.id()) < 0
        : createdAt < bound.createdAt();
  }

  private Sum upTo(int index) {
    return index == 0 ? Sum.ZERO : sums.value(index - 1);
  }

  /// Collects the items of a set.
  public static final class Builder {

    private final Table items = new Table();

    /// Adds an item, in any order. One that is added twice counts once.
    ///
    /// @param createdAt seconds since 1970
    /// @throws IllegalArgumentException if the time is negative, or the last of all, which stands
    ///   for infinity
    public Builder add(long createdAt, EventId id) {
      if (createdAt < 0 || createdAt == Long.MAX_VALUE) {
        throw new IllegalArgumentException("no event can be of the time " + createdAt);
      }
      items.add(createdAt, Sum.of(id.value()));
      return this;
    }

    public int size() {
      return items.size();
    }

    /// The set. The builder is spent.
    public ItemSet build() {
      TableSort.sort(items);
      dropRepeated();
      Sum sum = Sum.ZERO;
      for (int row = 0; row < items.size(); row++) {
        sum = sum.plus(items.value(row));
        items.set(row, items.time(row), sum);
      }
      return new ItemSet(items);
    }

    private void dropRepeated() {
      int kept = 0;
      for (int row = 0; row < items.size(); row++) {
        if (row == 0 || TableSort.compare(items, kept - 1, row) != 0) {
          items.set(kept++, items.time(row), items.value(row));
        }
      }
      items.cut(kept);
    }
  }
}
