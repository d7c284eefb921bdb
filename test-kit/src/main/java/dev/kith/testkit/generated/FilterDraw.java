package dev.kith.testkit.generated;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import dev.kith.model.filter.Filter;
import dev.kith.model.search.Search;
import dev.kith.model.topic.TopicPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Draws one filter with an event in view. Each condition is there with a chance of its own, and
/// meets the event most of the time.
final class FilterDraw {

  private final Generated generated;
  private final RandomGenerator random;
  private final Event event;

  FilterDraw(Generated generated, Event event) {
    this.generated = generated;
    this.random = generated.random();
    this.event = event;
  }

  Filter filter() {
    Filter filter = Filter.ALL;
    if (oneIn(6)) {
      filter = filter.withIds(among(event.id(), () -> new EventId(generated.bytes32())));
    }
    if (oneIn(3)) {
      List<PublicKey> authors = among(event.pubkey(), () -> new PublicKey(generated.bytes32()));
      filter = filter.withAuthors(authors.toArray(new PublicKey[0]));
    }
    if (oneIn(3)) {
      List<Integer> kinds = among(event.kind(), () -> random.nextInt(Kind.MAX + 1));
      filter = filter.withKinds(kinds.toArray(new Integer[0]));
    }
    if (oneIn(4)) {
      filter = filter.withSince(Math.max(0, event.createdAt() + random.nextInt(-9, 3)));
    }
    if (oneIn(4)) {
      filter = filter.withUntil(Math.max(0, event.createdAt() + random.nextInt(-2, 10)));
    }
    if (oneIn(4)) {
      filter = filter.withLimit(random.nextInt(500));
    }
    if (oneIn(8)) {
      filter = filter.withSearch(new Search(oneIn(3) ? generated.text() : event.content()));
    }
    return withTags(filter);
  }

  private Filter withTags(Filter filter) {
    Filter more = filter;
    for (Tag tag : event.tags()) {
      String value = tag.value();
      // A filter on e or p holds ids and keys alone; other texts could not be sent.
      if (value != null && tag.isIndexed() && !isHexOnly(tag.name()) && oneIn(3)) {
        more = more.withTag(tag.name(), among(value, generated::text));
      }
      if (value != null && tag.isIndexed() && !isHexOnly(tag.name()) && oneIn(8)) {
        more =
            more.withAllTags(tag.name(), oneIn(4) ? among(value, generated::text) : List.of(value));
      }
    }
    if (oneIn(6)) {
      more = more.withTopics(among(topic(), this::topic));
    }
    return oneIn(12) ? more.withTag("p", among(hex(), this::hex)) : more;
  }

  /// A pattern that means a topic of the event, if it has one that can be written as a pattern.
  private TopicPattern topic() {
    List<String> topics = event.tagValues("t").filter(FilterDraw::isPlain).toList();
    String topic = topics.isEmpty() ? "a/b" : topics.get(random.nextInt(topics.size()));
    String parent = topic.substring(0, topic.lastIndexOf('/') + 1);
    return TopicPattern.parse(
        switch (random.nextInt(4)) {
          case 0 -> topic;
          case 1 -> parent + "+";
          case 2 -> parent + "#";
          default -> topic + "/#";
        });
  }

  private static boolean isPlain(String topic) {
    return TopicPattern.isName(topic) && topic.indexOf('+') < 0 && topic.indexOf('#') < 0;
  }

  private static boolean isHexOnly(String name) {
    return name.equals("e") || name.equals("p");
  }

  private String hex() {
    return generated.bytes32().hex();
  }

  /// Some values in any order, with the wanted one among them two times out of three.
  private <T> List<T> among(T wanted, Supplier<T> other) {
    List<T> values = new ArrayList<>();
    for (int others = random.nextInt(3); others > 0; others--) {
      values.add(other.get());
    }
    if (!oneIn(3)) {
      values.add(wanted);
    }
    Collections.shuffle(values, random);
    return values;
  }

  private boolean oneIn(int chances) {
    return random.nextInt(chances) == 0;
  }
}
