package dev.kith.relay.connection;

import dev.kith.model.event.Event;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.RelayMessage.Completeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A subscription as its connection sees it. Until the stored events are all sent, live ones wait:
/// otherwise one of them could come before an older stored event.
final class LiveSubscription {

  private final long generation;
  private final List<Filter> filters;
  private final List<WireEvent> pending = new ArrayList<>();
  private Completeness completeness = Completeness.UNSAID;
  private boolean live;

  LiveSubscription(long generation, List<Filter> filters) {
    this.generation = generation;
    this.filters = filters;
  }

  long generation() {
    return generation;
  }

  List<Filter> filters() {
    return filters;
  }

  /// True if it wants that event at its start.
  boolean asksFor(Event event) {
    return filters.stream()
        .anyMatch(filter -> !Objects.equals(filter.limit(), 0) && filter.matches(event));
  }

  /// Keeps what the first page says; the others say nothing.
  void learn(Completeness said) {
    if (completeness == Completeness.UNSAID) {
      completeness = said;
    }
  }

  Completeness completeness() {
    return completeness;
  }

  boolean isLive() {
    return live;
  }

  void hold(WireEvent event) {
    pending.add(event);
  }

  int held() {
    return pending.size();
  }

  /// All stored events are sent.
  ///
  /// @return the live events that waited for that
  List<WireEvent> goLive() {
    live = true;
    List<WireEvent> waited = List.copyOf(pending);
    pending.clear();
    return waited;
  }
}
