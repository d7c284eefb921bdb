package dev.kith.model.negentropy;

import java.util.ArrayList;
import java.util.List;

/// Rows of five numbers: a time and four of 64 bits that make an id or a sum. 40 bytes a row, in
/// blocks, so that nothing is copied when it grows.
final class Table {

  private static final int WIDTH = 5;
  private static final int SHIFT = 10;
  private static final int ROWS = 1 << SHIFT;

  private final List<long[]> blocks = new ArrayList<>();
  private int size;

  int size() {
    return size;
  }

  long time(int row) {
    return block(row)[at(row)];
  }

  Sum value(int row) {
    long[] block = block(row);
    int at = at(row);
    return new Sum(block[at + 1], block[at + 2], block[at + 3], block[at + 4]);
  }

  void add(long time, Sum value) {
    if (size == blocks.size() << SHIFT) {
      blocks.add(new long[ROWS * WIDTH]);
    }
    set(size++, time, value);
  }

  void set(int row, long time, Sum value) {
    long[] block = block(row);
    int at = at(row);
    block[at] = time;
    block[at + 1] = value.a();
    block[at + 2] = value.b();
    block[at + 3] = value.c();
    block[at + 4] = value.d();
  }

  /// Forgets the rows from that one on.
  void cut(int rows) {
    size = rows;
  }

  private long[] block(int row) {
    return blocks.get(row >>> SHIFT);
  }

  private static int at(int row) {
    return (row & (ROWS - 1)) * WIDTH;
  }
}
