package dev.kith.model.filter;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import dev.kith.model.search.Search;
import dev.kith.model.topic.TopicPattern;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One filter (NIP-01): all its conditions must hold. A condition that is null is absent; one that
/// is empty matches nothing, because a client that asks for none of something wants none of it.
///
/// @param tags tag letter to accepted first values, of which one must be there
/// @param allTags tag letter to first values that must all be there (NIP-91)
/// @param topics patterns of which one must mean the first value of one `t` tag
/// @param search what the content must hold (NIP-50)
/// @param since lowest `created_at`, inclusive
/// @param until highest `created_at`, inclusive
/// @param limit how many stored events at most; it never touches live ones
public record Filter(
    @Nullable Set<EventId> ids,
    @Nullable Set<PublicKey> authors,
    @Nullable Set<Integer> kinds,
    SortedMap<String, Set<String>> tags,
    SortedMap<String, Set<String>> allTags,
    @Nullable Set<TopicPattern> topics,
    @Nullable Search search,
    @Nullable Long since,
    @Nullable Long until,
    @Nullable Integer limit) {

  /// The filter without conditions.
  public static final Filter ALL =
      new Filter(
          null,
          null,
          null,
          Collections.emptySortedMap(),
          Collections.emptySortedMap(),
          null,
          null,
          null,
          null,
          null);

  public Filter {
    ids = frozen(ids);
    authors = frozen(authors);
    kinds = frozen(kinds);
    tags = frozen(tags);
    allTags = frozen(allTags);
    topics = frozen(topics);
  }

  /// True if the event meets every condition. The limit is no condition.
  public boolean matches(Event event) {
    return (ids == null || ids.contains(event.id()))
        && (authors == null || authors.contains(event.pubkey()))
        && (kinds == null || kinds.contains(event.kind()))
        && (since == null || event.createdAt() >= since)
        && (until == null || event.createdAt() <= until)
        && (tags.isEmpty() || matchesTags(event))
        && (allTags.isEmpty() || matchesAllTags(event))
        && (topics == null || matchesTopics(event, topics))
        && (search == null || search.matches(event.content()));
  }

  /// True if no event can ever match.
  public boolean matchesNothing() {
    return (ids != null && ids.isEmpty())
        || (authors != null && authors.isEmpty())
        || (kinds != null && kinds.isEmpty())
        || (topics != null && topics.isEmpty())
        || (search != null && search.words().isEmpty())
        || tags.values().stream().anyMatch(Set::isEmpty)
        || allTags.values().stream().anyMatch(Set::isEmpty);
  }

  /// The conditions on tags of which one value will do. A value that must be there anyway does not
  /// count among them (NIP-91): clients repeat it for relays that know no more than NIP-01.
  public SortedMap<String, Set<String>> oneOfTags() {
    if (allTags.isEmpty()) {
      return tags;
    }
    SortedMap<String, Set<String>> open = new TreeMap<>();
    tags.forEach((letter, values) -> {
      Set<String> others = new LinkedHashSet<>(values);
      others.removeAll(allTags.getOrDefault(letter, Set.of()));
      if (values.isEmpty() || !others.isEmpty()) {
        open.put(letter, others);
      }
    });
    return open;
  }

  /// How many values it lists, in all conditions together: a measure of what it costs to answer.
  public int size() {
    return size(ids)
        + size(authors)
        + size(kinds)
        + size(topics)
        + (search == null ? 0 : search.words().size())
        + tags.values().stream().mapToInt(Set::size).sum()
        + allTags.values().stream().mapToInt(Set::size).sum();
  }

  public Filter withIds(Collection<EventId> wanted) {
    return new Filter(
        ordered(wanted), authors, kinds, tags, allTags, topics, search, since, until, limit);
  }

  public Filter withAuthors(PublicKey... wanted) {
    return new Filter(
        ids, ordered(List.of(wanted)), kinds, tags, allTags, topics, search, since, until, limit);
  }

  public Filter withKinds(Integer... wanted) {
    return new Filter(
        ids, authors, ordered(List.of(wanted)), tags, allTags, topics, search, since, until, limit);
  }

  /// Adds a tag condition, or replaces the one of that letter.
  public Filter withTag(String letter, Collection<String> wanted) {
    SortedMap<String, Set<String>> more = new TreeMap<>(tags);
    more.put(letter, ordered(wanted));
    return new Filter(ids, authors, kinds, more, allTags, topics, search, since, until, limit);
  }

  /// Adds a condition that a tag must be there with each of the values, or replaces the one of that
  /// letter.
  public Filter withAllTags(String letter, Collection<String> wanted) {
    SortedMap<String, Set<String>> more = new TreeMap<>(allTags);
    more.put(letter, ordered(wanted));
    return new Filter(ids, authors, kinds, tags, more, topics, search, since, until, limit);
  }

  public Filter withTopics(Collection<TopicPattern> wanted) {
    return new Filter(
        ids, authors, kinds, tags, allTags, ordered(wanted), search, since, until, limit);
  }

  public Filter withSearch(@Nullable Search wanted) {
    return new Filter(ids, authors, kinds, tags, allTags, topics, wanted, since, until, limit);
  }

  public Filter withSince(@Nullable Long from) {
    return new Filter(ids, authors, kinds, tags, allTags, topics, search, from, until, limit);
  }

  public Filter withUntil(@Nullable Long to) {
    return new Filter(ids, authors, kinds, tags, allTags, topics, search, since, to, limit);
  }

  public Filter withLimit(@Nullable Integer most) {
    return new Filter(ids, authors, kinds, tags, allTags, topics, search, since, until, most);
  }

  private boolean matchesTags(Event event) {
    for (Map.Entry<String, Set<String>> condition : oneOfTags().entrySet()) {
      if (!anyMatches(condition, event.tags())) {
        return false;
      }
    }
    return true;
  }

  private boolean matchesAllTags(Event event) {
    for (Map.Entry<String, Set<String>> condition : allTags.entrySet()) {
      Set<String> values = condition.getValue();
      if (values.isEmpty()
          || !values.stream().allMatch(value -> event.hasTag(condition.getKey(), value))) {
        return false;
      }
    }
    return true;
  }

  private static boolean anyMatches(Map.Entry<String, Set<String>> condition, List<Tag> eventTags) {
    for (Tag tag : eventTags) {
      String value = tag.value();
      if (value != null
          && tag.name().equals(condition.getKey())
          && condition.getValue().contains(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matchesTopics(Event event, Set<TopicPattern> topics) {
    return event
        .tagValues("t")
        .anyMatch(name -> topics.stream().anyMatch(topic -> topic.matches(name)));
  }

  private static int size(@Nullable Set<?> values) {
    return values == null ? 0 : values.size();
  }

  private static String letter(String name) {
    if (!Tag.isLetter(name)) {
      throw new IllegalArgumentException("only one-letter tags can be filtered, got " + name);
    }
    return name;
  }

  private static SortedMap<String, Set<String>> frozen(Map<String, Set<String>> tags) {
    SortedMap<String, Set<String>> copy = new TreeMap<>();
    tags.forEach((name, values) -> copy.put(letter(name), ordered(values)));
    return Collections.unmodifiableSortedMap(copy);
  }

  private static <T> @Nullable Set<T> frozen(@Nullable Set<T> values) {
    return values == null ? null : ordered(values);
  }

  /// Keeps the given order, unlike Set.copyOf, so that encoding a filter is repeatable.
  private static <T> Set<T> ordered(Collection<T> values) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(values));
  }
}
