package dev.kith.model.negentropy;

import dev.kith.model.event.Bytes32;

/// Where a range ends: everything below it is inside. Order is by time, then by id.
///
/// @param createdAt seconds since 1970
/// @param id the first bytes of an id, the others 0
/// @param length how many bytes of the id count, 0 to 32
record Bound(long createdAt, Bytes32 id, int length) {

  private static final Bytes32 NO_ID = new Bytes32(0, 0, 0, 0);

  /// Below everything.
  static final Bound START = new Bound(0, NO_ID, 0);

  /// Above everything.
  static final Bound INFINITY = new Bound(Long.MAX_VALUE, NO_ID, 0);

  /// The shortest one that has the one item below it and the next item not.
  static Bound between(ItemSet items, int last, int next) {
    long createdAt = items.createdAt(next);
    if (createdAt != items.createdAt(last)) {
      return new Bound(createdAt, NO_ID, 0);
    }
    byte[] id = items.id(next).toBytes();
    byte[] lower = items.id(last).toBytes();
    int length = 0;
    while (id[length] == lower[length]) {
      length++;
    }
    length++;
    byte[] prefix = new byte[32];
    System.arraycopy(id, 0, prefix, 0, length);
    return new Bound(createdAt, Bytes32.of(prefix), length);
  }

  /// The one that has everything before that item below it.
  static Bound at(ItemSet items, int index) {
    return new Bound(items.createdAt(index), items.id(index), 32);
  }

  boolean isBelow(Bound other) {
    return createdAt == other.createdAt ? id.compareTo(other.id) < 0 : createdAt < other.createdAt;
  }
}
