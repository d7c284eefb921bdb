package dev.kith.client.find;

import dev.kith.model.event.Kind;
import dev.kith.model.filter.Filter;
import dev.kith.model.search.Search;
import dev.kith.model.topic.TopicPattern;
import java.util.List;
import java.util.Map;

/// What somebody looks for in agents.
public sealed interface Sought {

  /// Most cards that are asked for.
  int MOST = 200;

  /// Longest that is looked for, in characters.
  int LONGEST = 200;

  /// The form in which it is remembered.
  String line();

  /// The cards of such agents at a relay (kind 11040).
  Filter cards();

  /// What the directory of a presence service is asked; empty if it knows nothing of that.
  Map<String, String> conditions();

  /// @param path what they can do; a relay finds exactly that, a directory what it begins, too
  record Capability(String path) implements Sought {

    public Capability {
      check(path);
    }

    @Override
    public String line() {
      return "capability " + path;
    }

    @Override
    public Filter cards() {
      return CARDS.withTag("c", List.of(path));
    }

    @Override
    public Map<String, String> conditions() {
      return Map.of("capability", path);
    }
  }

  /// @param pattern over the topics of a card
  record Topic(TopicPattern pattern) implements Sought {

    /// @throws IllegalArgumentException in one sentence, if it is no pattern
    public static Topic parse(String text) {
      return new Topic(TopicPattern.parse(text));
    }

    @Override
    public String line() {
      return "topic " + pattern;
    }

    @Override
    public Filter cards() {
      // Every relay knows tags, few know patterns.
      return pattern.isExact()
          ? CARDS.withTag("t", List.of(pattern.toString()))
          : CARDS.withTopics(List.of(pattern));
    }

    @Override
    public Map<String, String> conditions() {
      return Map.of();
    }
  }

  /// @param words of what they say they are
  record Text(String words) implements Sought {

    public Text {
      check(words);
    }

    @Override
    public String line() {
      return "text " + words;
    }

    @Override
    public Filter cards() {
      return CARDS.withSearch(new Search(words));
    }

    @Override
    public Map<String, String> conditions() {
      return Map.of("text", words);
    }
  }

  /// All cards.
  Filter CARDS = Filter.ALL.withKinds(Kind.AGENT_CARD).withLimit(MOST);

  private static void check(String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "what is looked for has 1 to %d characters".formatted(LONGEST));
    }
  }
}
