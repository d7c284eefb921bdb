package dev.kith.relay.subscription;

import dev.kith.model.event.Event;
import dev.kith.model.event.Tag;
import dev.kith.model.filter.Filter;
import dev.kith.model.topic.TopicPattern;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Under what a filter is filed: its most selective condition alone (ids, else authors, else a tag
/// that must be there, else the tag with the fewest values, else topics, else a word of its search,
/// else kinds), once for each value of it.
///
/// Values of all conditions are keys of one kind of drawer: an id never equals an author or a kind.
final class FilingKeys {

  private record TagValue(String letter, String value) {}

  private record Word(String word) {}

  /// For filters without a selective condition.
  private static final Object UNSELECTIVE = "unselective";

  private FilingKeys() {}

  /// The topics under which the filter is filed; then it has no other key.
  static Set<TopicPattern> topics(Filter filter) {
    Set<TopicPattern> topics = filter.topics();
    boolean hasMoreSelective =
        filter.ids() != null
            || filter.authors() != null
            || !filter.allTags().isEmpty()
            || !filter.oneOfTags().isEmpty();
    return topics == null || hasMoreSelective ? Set.of() : topics;
  }

  /// @param words of its search
  static Collection<?> of(Filter filter, Collection<String> words) {
    if (filter.ids() != null) {
      return filter.ids();
    }
    if (filter.authors() != null) {
      return filter.authors();
    }
    if (!filter.allTags().isEmpty()) {
      return values(filter.allTags()).limit(1).toList();
    }
    Map<String, Set<String>> tags = filter.oneOfTags();
    if (!tags.isEmpty()) {
      return fewestValues(tags);
    }
    if (filter.topics() != null) {
      return List.of();
    }
    // The longer a word, the less often it is met.
    return words.stream()
        .max(Comparator.comparingInt(String::length))
        .<Collection<?>>map(word -> List.of(new Word(word)))
        .orElseGet(() -> kinds(filter));
  }

  /// Names all keys under which a filter may be filed that the event matches.
  ///
  /// @param words of the event, as far as a search may find it by them
  static void of(Event event, Set<String> words, Consumer<Object> look) {
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
    words.forEach(word -> look.accept(new Word(word)));
  }

  private static Collection<?> kinds(Filter filter) {
    Set<Integer> kinds = filter.kinds();
    return kinds != null ? kinds : List.of(UNSELECTIVE);
  }

  private static List<TagValue> fewestValues(Map<String, Set<String>> tags) {
    return tags.entrySet().stream()
        .min(Comparator.comparingInt(tag -> tag.getValue().size()))
        .map(fewest -> values(Map.of(fewest.getKey(), fewest.getValue())).toList())
        .orElseGet(List::of);
  }

  private static Stream<TagValue> values(Map<String, Set<String>> tags) {
    return tags.entrySet().stream()
        .flatMap(tag -> tag.getValue().stream().map(value -> new TagValue(tag.getKey(), value)));
  }
}
