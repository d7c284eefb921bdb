package dev.kith.relay.store;

import dev.kith.model.search.Search;
import dev.kith.model.search.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Words as PostgreSQL writes them. It indexes and ranks them, but is not asked what a word is: a
/// live subscription has to say the same of an event as the store.
final class SearchSql {

  private SearchSql() {}

  /// The text of a `tsvector`, empty if there are no words.
  static String vector(String content) {
    List<String> words = Words.of(content);
    Map<String, StringBuilder> positions = new LinkedHashMap<>();
    for (int i = 0; i < words.size(); i++) {
      positions.computeIfAbsent(words.get(i), _ -> new StringBuilder()).append(',').append(i + 1);
    }
    return positions.entrySet().stream()
        .map(word -> "'" + word.getKey() + "':" + word.getValue().substring(1))
        .collect(Collectors.joining(" "));
  }

  /// The text of a `tsquery`. Words have no quotes in them.
  static String query(Search search) {
    return search.words().stream().collect(Collectors.joining("' & '", "'", "'"));
  }
}
