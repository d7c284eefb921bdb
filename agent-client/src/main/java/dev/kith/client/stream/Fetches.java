package dev.kith.client.stream;

import dev.kith.model.event.EventId;
import dev.kith.model.event.StreamPosition;
import dev.kith.model.filter.Filter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What is being asked for, and what waits to be asked for because enough is under way.
final class Fetches {

  private static final int MAX_UNDER_WAY = 8;
  private static final int MAX_WAITING = 10_000;
  private static final int MAX_NEEDS_EACH = 128;

  private final Map<Integer, List<Need>> underWay = new HashMap<>();
  private final Set<Need> asked = new LinkedHashSet<>();
  private final Set<Need> unasked = new LinkedHashSet<>();
  private int count;

  boolean isAsked(Need need) {
    return asked.contains(need);
  }

  /// Notes that something should be asked for. What finds no place here is given up in time.
  void want(Need need) {
    if (unasked.size() < MAX_WAITING && !asked.contains(need)) {
      unasked.add(need);
    }
  }

  /// The requests to make now.
  ///
  /// @param isMissing false for what has come since it was wanted
  List<Inbox.Effect.Fetch> start(Predicate<Need> isMissing) {
    List<Inbox.Effect.Fetch> requests = new ArrayList<>();
    unasked.removeIf(isMissing.negate());
    while (!unasked.isEmpty() && underWay.size() < MAX_UNDER_WAY) {
      List<Need> needs = takeAlike();
      int number = ++count;
      underWay.put(number, needs);
      asked.addAll(needs);
      requests.add(new Inbox.Effect.Fetch(number, filter(needs)));
    }
    return requests;
  }

  /// What a request was for.
  List<Need> end(int number) {
    List<Need> needs = underWay.remove(number);
    if (needs == null) {
      return List.of();
    }
    needs.forEach(asked::remove);
    return needs;
  }

  /// Takes needs that one filter can name: numbers of one stream, or parents.
  private List<Need> takeAlike() {
    List<Need> alike = new ArrayList<>();
    Iterator<Need> rest = unasked.iterator();
    while (rest.hasNext() && alike.size() < MAX_NEEDS_EACH) {
      Need need = rest.next();
      if (alike.isEmpty() || isAlike(alike.getFirst(), need)) {
        alike.add(need);
        rest.remove();
      }
    }
    return alike;
  }

  private static boolean isAlike(Need first, Need other) {
    return switch (first) {
      case Need.Parent _ -> other instanceof Need.Parent;
      case Need.Numbered(TrackKey stream, _) ->
          other instanceof Need.Numbered(TrackKey another, _) && another.equals(stream);
    };
  }

  private static Filter filter(List<Need> needs) {
    List<EventId> ids = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    Filter filter = Filter.ALL;
    for (Need need : needs) {
      switch (need) {
        case Need.Parent(EventId id) -> ids.add(id);
        case Need.Numbered(TrackKey(var author, String stream), long sequence) -> {
          numbers.add(StreamPosition.value(stream, sequence));
          filter = filter.withAuthors(author);
        }
      }
    }
    return ids.isEmpty() ? filter.withTag("n", numbers) : filter.withIds(ids);
  }
}
