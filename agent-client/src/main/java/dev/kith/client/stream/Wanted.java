package dev.kith.client.stream;

import dev.kith.model.event.Event;
import dev.kith.model.filter.Filter;
import java.util.List;

/// What a subscriber wants to see of that which had to be fetched.
///
/// @param since in seconds since 1970
record Wanted(List<Filter> filters, long since) {

  Wanted {
    filters = List.copyOf(filters);
  }

  /// A missing number came after one that was seen, so its date does not matter.
  boolean asNumber(Event event) {
    return filters.stream().anyMatch(filter -> filter.matches(event));
  }

  boolean asParent(Event event) {
    return event.createdAt() >= since && asNumber(event);
  }
}
