package dev.kith.relay.subscription;

import dev.kith.model.event.Event;
import dev.kith.model.filter.Filter;
import dev.kith.model.search.Search;
import dev.kith.model.search.Words;
import dev.kith.model.topic.TopicTrie;
import dev.kith.relay.access.Audience;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds the subscriptions that an event matches, at a cost in matches and not in subscriptions.
///
/// Every filter is filed in drawers, or in a tree of topics ([FilingKeys]). An event looks into the
/// drawers of its own id, author, tags, kind and words, and only what lies there is compared in
/// full.
public final class SubscriptionIndex {

  /// @param filter without its search
  /// @param words of the search; empty if there is none
  private record Entry(Subscription subscription, Filter filter, List<String> words) {

    static Entry of(Subscription subscription, Filter filter) {
      Search search = filter.search();
      List<String> words = search == null ? List.of() : search.words();
      return new Entry(subscription, filter.withSearch(null), words);
    }

    boolean matches(Event event, Set<String> eventWords) {
      return eventWords.containsAll(words) && filter.matches(event);
    }
  }

  private final Map<Object, Set<Entry>> drawers = new HashMap<>();
  private final TopicTrie<Entry> topics = new TopicTrie<>();
  private final Map<Subscription, List<Entry>> entries = new HashMap<>();

  /// How many entries have words: without any, events are not taken apart.
  private long searches;

  public void add(Subscription subscription, List<Filter> filters) {
    List<Entry> added =
        filters.stream()
            .filter(filter -> !filter.matchesNothing())
            .map(filter -> Entry.of(subscription, filter))
            .distinct()
            .toList();
    entries.put(subscription, added);
    searches += searches(added);
    for (Entry entry : added) {
      FilingKeys.topics(entry.filter()).forEach(topic -> topics.add(topic, entry));
      for (Object key : FilingKeys.of(entry.filter(), entry.words())) {
        drawers.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(entry);
      }
    }
  }

  public void remove(Subscription subscription) {
    List<Entry> removed = entries.remove(subscription);
    if (removed == null) {
      return;
    }
    searches -= searches(removed);
    for (Entry entry : removed) {
      FilingKeys.topics(entry.filter()).forEach(topic -> topics.remove(topic, entry));
      for (Object key : FilingKeys.of(entry.filter(), entry.words())) {
        drawers.computeIfPresent(key, (_, drawer) -> without(drawer, entry));
      }
    }
  }

  public int size() {
    return entries.size();
  }

  /// The subscriptions that the event matches, each once.
  public Set<Subscription> matches(Event event) {
    Set<String> words = searchable(event);
    Set<Subscription> found = new LinkedHashSet<>();
    Consumer<Entry> compare =
        entry -> {
          if (entry.matches(event, words)) {
            found.add(entry.subscription());
          }
        };
    FilingKeys.of(event, words, key -> drawers.getOrDefault(key, Set.of()).forEach(compare));
    event.tagValues("t").forEach(name -> topics.matches(name, compare));
    return found;
  }

  /// The words by which a search finds the event: none if it is not for everyone, as in the store.
  private Set<String> searchable(Event event) {
    return searches == 0 || Audience.of(event) != Audience.EVERYONE
        ? Set.of()
        : new LinkedHashSet<>(Words.of(event.content()));
  }

  private static long searches(List<Entry> entries) {
    return entries.stream().filter(entry -> !entry.words().isEmpty()).count();
  }

  private static @Nullable Set<Entry> without(Set<Entry> drawer, Entry entry) {
    drawer.remove(entry);
    return drawer.isEmpty() ? null : drawer;
  }
}
