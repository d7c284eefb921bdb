package dev.kith.client.runtime;

import dev.kith.client.connection.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a service answered: a page of a list, or all of it where it is none.
///
/// @param next what `after` takes for the next page, null on the last
public record Page<T>(Verdict verdict, List<T> items, @Nullable String next) {

  public Page {
    items = List.copyOf(items);
  }
}
