package dev.kith.relay.stream;

import dev.kith.model.event.EventId;
import dev.kith.model.event.StreamPosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One stream of an author as far as this relay has it.
///
/// @param highest the highest number
/// @param events how many events there are
/// @param missing how many numbers up to the highest have none
/// @param gaps the first of the runs of those
/// @param forks the first of the numbers where the chain splits: several events have the number, or
///   the event names another one as its previous than the one that has the number before
public record StreamView(
    String stream, long highest, long events, long missing, List<Gap> gaps, List<Long> forks) {

  /// Most gaps and most forks that are listed of one stream.
  static final int LISTED = 100;

  public StreamView {
    gaps = List.copyOf(gaps);
    forks = List.copyOf(forks);
  }

  /// Numbers without an event, both ends inclusive.
  public record Gap(long from, long to) {}

  /// An event that has a place in a stream.
  public record Numbered(EventId id, StreamPosition position) {}

  /// Views of the streams that the events are of, in order of their names.
  public static List<StreamView> of(Collection<Numbered> events) {
    SortedMap<String, SortedMap<Long, List<Numbered>>> streams = new TreeMap<>();
    for (Numbered event : events) {
      streams
          .computeIfAbsent(event.position().stream(), _ -> new TreeMap<>())
          .computeIfAbsent(event.position().sequence(), _ -> new ArrayList<>(1))
          .add(event);
    }
    return streams.entrySet().stream()
        .map(stream -> view(stream.getKey(), stream.getValue()))
        .toList();
  }

  private static StreamView view(String name, SortedMap<Long, List<Numbered>> numbers) {
    List<Gap> gaps = new ArrayList<>();
    List<Long> forks = new ArrayList<>();
    long events = 0;
    long missing = 0;
    long expected = 1;
    List<Numbered> before = List.of();
    for (var number : numbers.entrySet()) {
      long sequence = number.getKey();
      List<Numbered> here = number.getValue();
      if (sequence > expected) {
        missing += sequence - expected;
        if (gaps.size() < LISTED) {
          gaps.add(new Gap(expected, sequence - 1));
        }
        before = List.of();
      }
      if (isFork(here, before) && forks.size() < LISTED) {
        forks.add(sequence);
      }
      events += here.size();
      expected = sequence + 1;
      before = here;
    }
    return new StreamView(name, expected - 1, events, missing, gaps, forks);
  }

  private static boolean isFork(List<Numbered> here, List<Numbered> before) {
    return here.size() > 1
        || (!before.isEmpty()
            && here.getFirst().position().previous() != null
            && before.stream()
                .noneMatch(event -> event.id().equals(here.getFirst().position().previous())));
  }
}
