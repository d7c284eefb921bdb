package dev.kith.model.negentropy;

/// Puts the rows of a table into the order of time and id, in place (heapsort).
final class TableSort {

  private final Table table;

  private TableSort(Table table) {
    this.table = table;
  }

  static void sort(Table table) {
    TableSort sort = new TableSort(table);
    if (!sort.isSorted()) {
      sort.run();
    }
  }

  static int compare(Table table, int left, int right) {
    int order = Long.compare(table.time(left), table.time(right));
    return order != 0 ? order : table.value(left).bytes().compareTo(table.value(right).bytes());
  }

  private boolean isSorted() {
    for (int row = 1; row < table.size(); row++) {
      if (compare(table, row - 1, row) > 0) {
        return false;
      }
    }
    return true;
  }

  private void run() {
    for (int row = table.size() / 2 - 1; row >= 0; row--) {
      sink(row, table.size());
    }
    for (int end = table.size() - 1; end > 0; end--) {
      swap(0, end);
      sink(0, end);
    }
  }

  private void sink(int row, int end) {
    int parent = row;
    for (int child = 2 * parent + 1; child < end; child = 2 * parent + 1) {
      if (child + 1 < end && compare(table, child, child + 1) < 0) {
        child++;
      }
      if (compare(table, parent, child) >= 0) {
        return;
      }
      swap(parent, child);
      parent = child;
    }
  }

  private void swap(int left, int right) {
    long time = table.time(left);
    Sum value = table.value(left);
    table.set(left, table.time(right), table.value(right));
    table.set(right, time, value);
  }
}
