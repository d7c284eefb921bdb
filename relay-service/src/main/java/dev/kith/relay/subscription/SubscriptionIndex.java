package dev.kith.relay.subscription;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import dev.kith.model.filter.Filter;
import dev.kith.model.topic.TopicPattern;
import dev.kith.model.topic.TopicTrie;
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
/// that must be there, else the tag with the fewest values, else topics, else kinds), once for each
/// value of it. An event looks into the drawers of its own id, author, tags and kind, and only what
/// lies there is compared in full.
public final class SubscriptionIndex {

  private record Entry(Subscription subscription, Filter filter) {}

  private record TagValue(String letter, String value) {}

  /// Values of all conditions share one map: an id never equals an author or a kind.
  private final Map<Object, Set<Entry>> drawers = new HashMap<>();

  /// Where filters are filed under topics.
  private final TopicTrie<Entry> topics = new TopicTrie<>();

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
      topics(entry.filter()).forEach(topic -> topics.add(topic, entry));
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
      topics(entry.filter()).forEach(topic -> topics.remove(topic, entry));
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
        if (tag.name().equals("t")) {
          topics.matches(value, entry -> collect(entry, event, found));
        }
      }
    }
    return found;
  }

  private static void collect(@Nullable Set<Entry> drawer, Event event, Set<Subscription> found) {
    if (drawer == null) {
      return;
    }
    for (Entry entry : drawer) {
      collect(entry, event, found);
    }
  }

  private static void collect(Entry entry, Event event, Set<Subscription> found) {
    if (entry.filter().matches(event)) {
      found.add(entry.subscription());
    }
  }

  /// The topics under which the filter is filed, if it has no drawer.
  private static Set<TopicPattern> topics(Filter filter) {
    Set<TopicPattern> topics = filter.topics();
    return topics == null || hasMoreSelective(filter) ? Set.of() : topics;
  }

  private static boolean hasMoreSelective(Filter filter) {
    return filter.ids() != null
        || filter.authors() != null
        || !filter.allTags().isEmpty()
        || !filter.oneOfTags().isEmpty();
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
    if (filter.topics() != null) {
      return List.of();
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
