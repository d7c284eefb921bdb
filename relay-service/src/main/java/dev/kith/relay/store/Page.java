package dev.kith.relay.store;

import dev.kith.model.message.RelayMessage.Completeness;
import java.util.List;

/// Stored events in order, as many as fit a budget of bytes, and where the others are.
///
/// @param events their JSON
/// @param remaining positions of those that did not fit, in order
/// @param completeness whether events and remaining are all that match
public record Page(List<byte[]> events, List<Long> remaining, Completeness completeness) {

  public static final Page EMPTY = new Page(List.of(), List.of(), Completeness.UNSAID);

  int size() {
    return events.size() + remaining.size();
  }

  Page with(Completeness known) {
    return new Page(events, remaining, known);
  }
}
