package dev.kith.model.negentropy;

/// Writes ranges about the items of one side.
final class Ranges {

  static final int SKIP = 0;
  static final int FINGERPRINT = 1;
  static final int IDS = 2;

  private static final int BUCKETS = 16;

  private final ItemSet items;
  private final MessageWriter out = new MessageWriter();

  Ranges(ItemSet items) {
    this.items = items;
    out.raw(Version.OURS);
  }

  int size() {
    return out.size();
  }

  /// True if there is a version and nothing else.
  boolean areNone() {
    return out.size() == 1;
  }

  void cut(int length) {
    out.cut(length);
  }

  NegentropyMessage message() {
    return new NegentropyMessage(out.bytes());
  }

  /// Nothing is to be said of what is below that bound.
  void skip(Bound end) {
    out.bound(end);
    out.number(SKIP);
  }

  void fingerprint(int from, int to, Bound end) {
    out.bound(end);
    out.number(FINGERPRINT);
    out.raw(Fingerprint.of(items, from, to));
  }

  void ids(int from, int to, Bound end) {
    out.bound(end);
    out.number(IDS);
    out.number(to - from);
    for (int index = from; index < to; index++) {
      out.id(items.id(index));
    }
  }

  /// Few items by their ids, many as buckets with a fingerprint each. How many is few, and how the
  /// buckets are cut, is what the reference does: then equal sets give equal messages.
  void split(int from, int to, Bound end) {
    int count = to - from;
    if (count < 2 * BUCKETS) {
      ids(from, to, end);
      return;
    }
    int start = from;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      int next = start + count / BUCKETS + (bucket < count % BUCKETS ? 1 : 0);
      fingerprint(start, next, next == to ? end : Bound.between(items, next - 1, next));
      start = next;
    }
  }
}
