package dev.kith.relay.subscription;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import dev.kith.model.filter.Filter;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds the subscriptions that an event matches, at a cost in matches and not in subscriptions.
///
/// Every filter is filed under its most selective condition alone (ids, else authors, else a tag
/// that must be there, else the tag with the fewest values, else kinds), once for each value of it.
/// An event looks into the drawers of its own id, author, tags and kind, and only what lies there
/// is compared in full.
public final class SubscriptionIndex {

  private record Entry(Subscription subscription, Filter filter) {}

  private record TagValue(String letter, String value) {}

  /// Values of all conditions share one map: an id never equals an author or a kind.
  private final Map<Object, Set<Entry>> drawers = new HashMap<>();

  private final Map<Subscription, List<Entry>> entries = new HashMap<>();

  /// The drawer for filters without a selective condition.
  private static final Object UNSELECTIVE = "unselective";

  public void add(Subscription subscription, List<Filter> filters) {
    List<Entry> added =
        filters.stream()
            .filter(filter -> !filter.matchesNothing())
            .map(filter -> new Entry(subscription, filter))
            .toList();
    entries.put(subscription, added);
    for (Entry entry : added) {
      for (Object key : keys(entry.filter())) {
        drawers.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(entry);
      }
    }
  }

  public void remove(Subscription subscription) {
    List<Entry> removed = entries.remove(subscription);
    if (removed == null) {
      return;
    }
    for (Entry entry : removed) {
      for (Object key : keys(entry.filter())) {
        drawers.computeIfPresent(key, (_, drawer) -> without(drawer, entry));
      }
    }
  }

  public int size() {
    return entries.size();
  }

  /// The subscriptions that the event matches, each once.
  public Set<Subscription> matches(Event event) {
    Set<Subscription> found = new LinkedHashSet<>();
    Consumer<Object> look = key -> collect(drawers.get(key), event, found);
    look.accept(event.id());
    look.accept(event.pubkey());
    look.accept(event.kind());
    look.accept(UNSELECTIVE);
    for (Tag tag : event.tags()) {
      String value = tag.value();
      if (value != null && tag.isIndexed()) {
        look.accept(new TagValue(tag.name(), value));
      }
    }
    return found;
  }

  private static void collect(@Nullable Set<Entry> drawer, Event event, Set<Subscription> found) {
    if (drawer == null) {
      return;
    }
    for (Entry entry : drawer) {
      if (entry.filter().matches(event)) {
        found.add(entry.subscription());
      }
    }
  }

  private static Collection<?> keys(Filter filter) {
    Set<EventId> ids = filter.ids();
    Set<PublicKey> authors = filter.authors();
    if (ids != null) {
      return ids;
    }
    if (authors != null) {
      return authors;
    }
    Map<String, Set<String>> tags = filter.oneOfTags();
    if (!filter.allTags().isEmpty()) {
      return filter.allTags().entrySet().stream()
          .flatMap(tag -> tag.getValue().stream().map(value -> new TagValue(tag.getKey(), value)))
          .limit(1)
          .toList();
    }
    if (!tags.isEmpty()) {
      return fewestTagValues(tags);
    }
    Set<Integer> kinds = filter.kinds();
    return kinds != null ? kinds : List.of(UNSELECTIVE);
  }

  private static List<TagValue> fewestTagValues(Map<String, Set<String>> tags) {
    Map.@Nullable Entry<String, Set<String>> fewest = null;
    for (Map.Entry<String, Set<String>> tag : tags.entrySet()) {
      if (fewest == null || tag.getValue().size() < fewest.getValue().size()) {
        fewest = tag;
      }
    }
    if (fewest == null) {
      return List.of();
    }
    String letter = fewest.getKey();
    return fewest.getValue().stream().map(value -> new TagValue(letter, value)).toList();
  }

  private static @Nullable Set<Entry> without(Set<Entry> drawer, Entry entry) {
    drawer.remove(entry);
    return drawer.isEmpty() ? null : drawer;
  }
}
