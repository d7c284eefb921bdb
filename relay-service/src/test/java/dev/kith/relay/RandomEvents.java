package dev.kith.relay;

import dev.kith.model.event.Address;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.search.Search;
import dev.kith.model.topic.TopicPattern;
import dev.kith.model.wire.EventWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Events and filters from a world so small that they often meet: few authors, kinds, times and tag
/// values. Signatures are empty; nothing that is tested with them looks at one.
public final class RandomEvents {

  public static final long START = 1_700_000_000;

  private static final List<Integer> KINDS =
      List.of(1, 4, Kind.METADATA, 10_002, 30_023, 30_024, Kind.MESSAGE, Kind.GIFT_WRAP);

  private static final List<String> TOPICS =
      List.of(
          "a", "b", "c", "d", "a/b", "a/b/c", "a/", "a%/_", "/", "$s", "$s/b", "a/$s", "a/+", "");

  private static final List<String> WORDS =
      List.of("one", "Two,", "three", "\u6771\u4eac", "caf\u00e9", "'four'", "\u0000", "x'\\y");

  private static final List<String> SEARCHED =
      List.of("one", "two", "THREE", "\u6771", "cafe\u0301", "four", "y x", "lang:en", "none");

  private static final List<TopicPattern> PATTERNS =
      Stream.of("a", "a/+", "a/#", "a/b/#", "+/b", "+/+/c", "$s/+", "$s/#", "/+", "a%/+", "#", "+")
          .map(TopicPattern::parse)
          .toList();

  private static final List<PublicKey> AUTHORS = List.of(key(1), key(2), key(3), key(4));

  private final Random random;
  private final List<Event> made = new ArrayList<>();

  public RandomEvents(long seed) {
    this.random = new Random(seed);
  }

  public static PublicKey key(long number) {
    return new PublicKey(new Bytes32(number, number, number, number));
  }

  public PublicKey author() {
    return pick(AUTHORS);
  }

  /// A new event, an old one again, or a request to delete or to vanish.
  public WireEvent next() {
    int dice = random.nextInt(10);
    if (dice == 0 && !made.isEmpty()) {
      return EventWriter.wire(pick(made));
    }
    Event event =
        dice == 1 && !made.isEmpty()
            ? deletion(pick(made))
            : dice == 2 && random.nextInt(3) == 0 ? vanishing() : fresh();
    made.add(event);
    return EventWriter.wire(event);
  }

  public Filter filter() {
    Filter filter = Filter.ALL;
    if (random.nextInt(3) == 0) {
      filter = filter.withAuthors(author(), author());
    }
    if (random.nextInt(3) == 0) {
      filter = filter.withKinds(pick(KINDS), pick(KINDS), 5);
    }
    if (random.nextInt(3) == 0) {
      filter = filter.withTag("t", some(TOPICS, 3));
    }
    if (random.nextInt(5) == 0) {
      filter = filter.withAllTags("t", some(TOPICS, 2));
    }
    if (random.nextInt(4) == 0) {
      filter = filter.withTopics(some(PATTERNS, 3));
    }
    if (random.nextInt(4) == 0) {
      filter = filter.withSearch(new Search(String.join(" ", some(SEARCHED, 2))));
    }
    if (random.nextInt(12) == 0) {
      filter = filter.withAllTags("p", List.of(author().hex()));
    }
    if (random.nextInt(4) == 0) {
      filter = filter.withTag("p", List.of(author().hex()));
    }
    if (random.nextInt(4) == 0) {
      filter = filter.withSince(START + random.nextInt(20));
    }
    if (random.nextInt(4) == 0) {
      filter = filter.withUntil(START + random.nextInt(20));
    }
    if (random.nextInt(6) == 0 && !made.isEmpty()) {
      filter = filter.withIds(List.of(pick(made).id(), pick(made).id()));
    }
    return random.nextBoolean() ? filter : filter.withLimit(random.nextInt(12));
  }

  private Event fresh() {
    List<Tag> tags = new ArrayList<>();
    some(TOPICS, 3).forEach(topic -> tags.add(Tag.of("t", topic, "a")));
    if (random.nextBoolean()) {
      tags.add(Tag.of("p", author().hex()));
    }
    if (random.nextBoolean()) {
      tags.add(Tag.of("d", pick(List.of("", "x", "y"))));
    }
    return event(author(), pick(KINDS), tags, content());
  }

  private String content() {
    List<String> words = Stream.generate(() -> pick(WORDS)).limit(random.nextInt(12)).toList();
    return String.join(" ", words) + " " + random.nextInt(1_000_000);
  }

  private Event vanishing() {
    List<Tag> tags = List.of(Tag.of("relay", "ALL_RELAYS"));
    return event(START + random.nextInt(8), author(), Kind.VANISH, tags, "");
  }

  private Event deletion(Event target) {
    List<Tag> tags = new ArrayList<>();
    tags.add(Tag.of("e", target.id().hex()));
    Address address = target.address();
    if (address != null) {
      tags.set(0, Tag.of("a", address.text()));
    }
    PublicKey author = random.nextInt(4) == 0 ? author() : target.pubkey();
    return event(author, Kind.DELETION, tags, "");
  }

  private Event event(PublicKey author, int kind, List<Tag> tags, String content) {
    return event(START + random.nextInt(20), author, kind, tags, content);
  }

  private static Event event(
      long createdAt, PublicKey author, int kind, List<Tag> tags, String content) {
    return new EventDraft(createdAt, kind, tags, content)
        .signed(author, new Signature(new Bytes32(0, 0, 0, 0), new Bytes32(0, 0, 0, 0)));
  }

  /// Up to so many, seldom none.
  private <T> List<T> some(List<T> from, int most) {
    int count = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(most);
    return Stream.generate(() -> pick(from)).limit(count).toList();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
