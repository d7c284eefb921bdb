package dev.kith.bench.corpus;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What clients ask a relay that holds a [Conversation].
public enum Question {
  /// Who is that?
  PROFILE,
  /// What was answered to that note?
  THREAD,
  /// What names me?
  INBOX,
  /// What did those say whom I follow?
  FEED,
  /// These events, please.
  IDS;

  private static final int NOTE = 1;
  private static final int FOLLOWED = 30;
  private static final int PAGE = 50;
  private static final int IDS_AT_ONCE = 20;

  /// @param events all of the conversation
  /// @param number which question of that sort
  public Filter about(List<Event> events, int number) {
    return switch (this) {
      case PROFILE ->
          Filter.ALL
              .withAuthors(any(events, number).pubkey())
              .withKinds(Kind.METADATA)
              .withLimit(1);
      case THREAD ->
          Filter.ALL
              .withKinds(NOTE)
              .withTag("e", Set.of(tagOfAny("e", events, number)))
              .withLimit(100);
      case INBOX -> Filter.ALL.withTag("p", Set.of(tagOfAny("p", events, number))).withLimit(PAGE);
      case FEED ->
          Filter.ALL
              .withAuthors(
                  several(events, number, FOLLOWED).map(Event::pubkey).toArray(PublicKey[]::new))
              .withKinds(NOTE)
              .withLimit(PAGE);
      case IDS ->
          Filter.ALL
              .withIds(several(events, number, IDS_AT_ONCE).map(Event::id).toList())
              .withLimit(IDS_AT_ONCE);
    };
  }

  /// The right answer: the newest that match, as many as the filter wants.
  public static Set<EventId> answer(Filter filter, List<Event> events) {
    Stream<Event> newestFirst =
        events.stream()
            .filter(filter::matches)
            .sorted(Comparator.comparingLong(Event::createdAt).reversed());
    Integer limit = filter.limit();
    return (limit == null ? newestFirst : newestFirst.limit(limit))
        .map(Event::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Event any(List<Event> events, int number) {
    return events.get(Spread.of(number, events.size()));
  }

  private static Stream<Event> several(List<Event> events, int number, int count) {
    return IntStream.range(0, count).mapToObj(i -> any(events, number * count + i)).distinct();
  }

  /// The value of the first event from there on that has the tag.
  private static String tagOfAny(String name, List<Event> events, int number) {
    int from = Spread.of(number, events.size());
    return Stream.concat(events.subList(from, events.size()).stream(), events.stream())
        .flatMap(event -> event.tagValues(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Nobody has answered yet"));
  }
}
