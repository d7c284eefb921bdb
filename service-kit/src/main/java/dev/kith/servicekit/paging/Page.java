package dev.kith.servicekit.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A page of a list, in JSON `{"items":[...],"next":"..."}`.
///
/// @param next the token to ask for the next page with, null on the last
public record Page<T>(List<T> items, @Nullable String next) {

  public Page {
    items = List.copyOf(items);
  }

  /// The page that rows make.
  ///
  /// @param rows in the order of the list, as many as [PageRequest#rowsToFetch] where there are
  ///   that many
  /// @param key the sort key of a row, see [Cursor#key]
  public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, String> key) {
    if (rows.size() <= request.limit()) {
      return new Page<>(rows, null);
    }
    List<T> items = rows.subList(0, request.limit());
    return new Page<>(items, new Cursor(key.apply(items.getLast())).token());
  }
}
