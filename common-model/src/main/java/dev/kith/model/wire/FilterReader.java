package dev.kith.model.wire;

import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import dev.kith.model.filter.Filter;
import dev.kith.model.search.Search;
import dev.kith.model.topic.TopicPattern;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads one filter object. A key it does not know is refused: ignoring a restriction would deliver
/// more than was asked for.
final class FilterReader {

  private @Nullable Set<EventId> ids;
  private @Nullable Set<PublicKey> authors;
  private @Nullable Set<Integer> kinds;
  private final SortedMap<String, Set<String>> tags = new TreeMap<>();
  private final SortedMap<String, Set<String>> allTags = new TreeMap<>();
  private @Nullable Set<TopicPattern> topics;
  private @Nullable Search search;
  private @Nullable Long since;
  private @Nullable Long until;
  private @Nullable Integer limit;

  private interface Element<T> {
    T read(JsonParser parser) throws Refusal;
  }

  /// Reads to the end of the object that starts at the parser.
  static Filter read(JsonParser parser) throws Refusal {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw Refusal.invalid("a filter must be an object");
    }
    FilterReader reader = new FilterReader();
    Set<String> seen = new LinkedHashSet<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      if (!seen.add(key)) {
        throw Refusal.invalid("filter has two keys named " + key);
      }
      parser.nextToken();
      reader.readKey(key, parser);
    }
    return new Filter(
        reader.ids,
        reader.authors,
        reader.kinds,
        reader.tags,
        reader.allTags,
        reader.topics,
        reader.search,
        reader.since,
        reader.until,
        reader.limit);
  }

  private void readKey(String key, JsonParser parser) throws Refusal {
    switch (key) {
      case "ids" -> ids = set(parser, key, p -> new EventId(Scalars.bytes32(p, "filter ids")));
      case "authors" ->
          authors = set(parser, key, p -> new PublicKey(Scalars.bytes32(p, "filter authors")));
      case "kinds" -> kinds = set(parser, key, p -> (int) natural(p, key, Kind.MAX));
      case "topics" -> topics = set(parser, key, FilterReader::topic);
      case "search" -> search = new Search(Scalars.string(parser, "filter search"));
      case "since" -> since = natural(parser, key, Long.MAX_VALUE);
      case "until" -> until = natural(parser, key, Long.MAX_VALUE);
      case "limit" ->
          limit = (int) Math.min(Integer.MAX_VALUE, natural(parser, key, Long.MAX_VALUE));
      default -> readTag(key, parser);
    }
  }

  private void readTag(String key, JsonParser parser) throws Refusal {
    boolean all = key.startsWith("&");
    if (!(all || key.startsWith("#")) || !Tag.isLetter(key.substring(1))) {
      throw Refusal.unsupported("filter key " + Excerpt.of(key));
    }
    String letter = key.substring(1);
    // Ids and keys are hashed text like any other value, yet a wrong form can never match: say so.
    boolean hex = letter.equals("e") || letter.equals("p");
    (all ? allTags : tags)
        .put(
            letter,
            set(
                parser,
                key,
                p -> hex ? Scalars.bytes32(p, "filter " + key).hex() : Scalars.string(p, key)));
  }

  private static TopicPattern topic(JsonParser parser) throws Refusal {
    String text = Scalars.string(parser, "filter topics");
    try {
      return TopicPattern.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw Refusal.invalid(
          "filter topics holds " + Excerpt.of(text) + ": " + malformed.getMessage());
    }
  }

  private static <T> Set<T> set(JsonParser parser, String key, Element<T> element) throws Refusal {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw Refusal.invalid("filter " + key + " must be an array");
    }
    Set<T> values = new LinkedHashSet<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(element.read(parser));
    }
    return values;
  }

  private static long natural(JsonParser parser, String key, long max) throws Refusal {
    if (!Json.isNatural(parser, max)) {
      throw Refusal.invalid("filter " + key + " must hold whole numbers from 0 to " + max);
    }
    return parser.getLongValue();
  }
}
