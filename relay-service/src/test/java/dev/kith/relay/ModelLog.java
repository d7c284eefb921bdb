package dev.kith.relay;

import dev.kith.model.event.Address;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.search.Search;
import dev.kith.relay.access.Audience;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What the log should hold and answer, told as plainly as possible: one event at a time, by
/// looking at all the others.
public final class ModelLog {

  private static final Comparator<Event> NEWEST_FIRST =
      Comparator.comparingLong(Event::createdAt).reversed().thenComparing(Event::id);

  /// The measure of a search, which is PostgreSQL's own.
  @FunctionalInterface
  public interface Scores {
    float of(Search search, EventId event);
  }

  private final Map<EventId, Event> stored = new LinkedHashMap<>();

  /// True if the event is accepted or was already there.
  public boolean offer(WireEvent offered) {
    Event event = offered.event();
    if (stored.values().stream().anyMatch(request -> deletes(request, event))) {
      return false;
    }
    if (stored.containsKey(event.id())) {
      return true;
    }
    Address address = event.address();
    if (address != null) {
      for (Event other : List.copyOf(stored.values())) {
        if (address.equals(other.address())) {
          if (NEWEST_FIRST.compare(other, event) <= 0) {
            return false;
          }
          stored.remove(other.id());
        }
      }
    }
    stored.put(event.id(), event);
    stored.values().removeIf(other -> deletes(event, other));
    return true;
  }

  /// Ids in the order in which NIP-01 wants them.
  ///
  /// @param scores how well an event meets a search; what one found comes first, the best first
  public List<EventId> find(
      List<Filter> filters, Set<PublicKey> readers, int defaultLimit, Scores scores) {
    Map<Event, Float> found = new LinkedHashMap<>();
    for (Filter filter : filters) {
      Integer limit = filter.limit();
      Search search = filter.search();
      Function<Event, Float> score = event -> search == null ? 0f : scores.of(search, event.id());
      stored.values().stream()
          .filter(filter::matches)
          .filter(event -> search == null || Audience.of(event) == Audience.EVERYONE)
          .filter(event -> Audience.of(event).admits(event, readers))
          .sorted(Comparator.comparing(score).reversed().thenComparing(NEWEST_FIRST))
          .limit(limit == null ? defaultLimit : limit)
          .forEach(event -> found.merge(event, score.apply(event), Math::max));
    }
    List<Event> sorted = new ArrayList<>(found.keySet());
    sorted.sort(
        Comparator.comparing((Event event) -> found.getOrDefault(event, 0f))
            .reversed()
            .thenComparing(NEWEST_FIRST));
    return sorted.stream().map(Event::id).toList();
  }

  public Set<EventId> ids() {
    return Set.copyOf(stored.keySet());
  }

  private static boolean deletes(Event request, Event target) {
    if (target.kind() == Kind.VANISH) {
      return false;
    }
    boolean own = request.pubkey().equals(target.pubkey());
    boolean received =
        target.kind() == Kind.GIFT_WRAP && target.hasTag("p", request.pubkey().hex());
    if (request.kind() == Kind.VANISH) {
      return (own || received) && target.createdAt() <= request.createdAt();
    }
    if (request.kind() != Kind.DELETION || target.kind() == Kind.DELETION) {
      return false;
    }
    Address address = target.address();
    return ((own || received) && request.hasTag("e", target.id().hex()))
        || (own
            && address != null
            && request.hasTag("a", address.text())
            && target.createdAt() <= request.createdAt());
  }
}
