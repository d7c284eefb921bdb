package dev.kith.model.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopicTrieTest {

  private static final List<String> LEVELS = List.of("a", "b", "", "$", "$s", "+", "#", "a+");

  static LongStream seeds() {
    return LongStream.range(0, 2_000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void findsWhatComparingWithEveryPatternFinds(long seed) {
    Random random = new Random(seed);
    TopicTrie<Integer> trie = new TopicTrie<>();
    Map<Integer, TopicPattern> filed = new HashMap<>();
    for (int step = 0; step < 100; step++) {
      int number = random.nextInt(30);
      TopicPattern old = filed.remove(number);
      if (old != null) {
        trie.remove(old, number);
      }
      TopicPattern pattern = pattern(random);
      trie.remove(pattern, number);
      if (random.nextInt(3) > 0) {
        trie.add(pattern, number);
        filed.put(number, pattern);
      }
      String name = name(random);
      List<Integer> found = new ArrayList<>();
      trie.matches(name, found::add);
      assertThat(found).as("patterns for '%s'", name).doesNotHaveDuplicates();
      assertThat(Set.copyOf(found)).as("patterns for '%s'", name).isEqualTo(all(filed, name));
      assertThat(trie.isEmpty()).isEqualTo(filed.isEmpty());
    }
  }

  @Test
  void aNameOfAnyDepthIsWalkedAtOnce() {
    TopicTrie<String> trie = new TopicTrie<>();
    trie.add(TopicPattern.parse("+/".repeat(255) + "#"), "deep");
    trie.add(TopicPattern.parse("#"), "all");
    List<String> found = new ArrayList<>();
    trie.matches("/".repeat(100_000), found::add);
    assertThat(found).containsExactlyInAnyOrder("deep", "all");
  }

  private static Set<Integer> all(Map<Integer, TopicPattern> filed, String name) {
    return filed.entrySet().stream()
        .filter(entry -> {
          boolean naive = fits(entry.getValue().toString(), name);
          assertThat(entry.getValue().matches(name))
              .as("%s for '%s'", entry.getValue(), name)
              .isEqualTo(naive);
          return naive;
        })
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /// The rules once more, as plainly as possible.
  private static boolean fits(String pattern, String name) {
    return !name.isEmpty()
        && !(name.startsWith("$") && (pattern.startsWith("+") || pattern.startsWith("#")))
        && fits(List.of(pattern.split("/", -1)), List.of(name.split("/", -1)));
  }

  private static boolean fits(List<String> pattern, List<String> name) {
    if (pattern.isEmpty()) {
      return name.isEmpty();
    }
    if (pattern.getFirst().equals("#")) {
      return true;
    }
    return !name.isEmpty()
        && (pattern.getFirst().equals("+") || pattern.getFirst().equals(name.getFirst()))
        && fits(pattern.subList(1, pattern.size()), name.subList(1, name.size()));
  }

  private static TopicPattern pattern(Random random) {
    while (true) {
      try {
        return TopicPattern.parse(name(random));
      } catch (IllegalArgumentException unlucky) {
        // Drawn again.
      }
    }
  }

  private static String name(Random random) {
    return random
        .ints(1L + random.nextInt(4), 0, LEVELS.size())
        .mapToObj(LEVELS::get)
        .collect(Collectors.joining("/"));
  }
}
