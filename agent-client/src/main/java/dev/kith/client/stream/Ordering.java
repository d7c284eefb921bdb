package dev.kith.client.stream;

import dev.kith.client.merge.SeenWindow;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The events that are here, what each of them waits for, and who waits for each.
final class Ordering {

  /// How long an event waits for what is missing before it.
  static final Duration PATIENCE = Duration.ofSeconds(3);

  /// How long stored events are collected before those that came are put in order.
  static final Duration CATCH_UP_PATIENCE = Duration.ofSeconds(15);

  static final int MAX_HELD = 5_000;

  /// More parents than this are not waited for.
  private static final int MAX_PARENTS = 32;

  private static final Comparator<Held> OLDEST_FIRST =
      Comparator.comparingLong(Held::createdAt)
          .thenComparingLong(Held::sequence)
          .thenComparing(Held::id);

  private final Wanted wanted;
  private final Tracks tracks = new Tracks();
  private final Fetches fetches = new Fetches();
  private final SeenWindow done = new SeenWindow();
  private final SeenWindow absent = new SeenWindow();
  private final LinkedHashMap<EventId, Held> held = new LinkedHashMap<>();
  private final Map<Need, Set<Held>> waiting = new HashMap<>();
  private List<Held> fresh = new ArrayList<>();

  private Instant now = Instant.MIN;
  private @Nullable Instant wakeAt;
  private List<Inbox.Effect> effects = new ArrayList<>();

  Ordering(Wanted wanted) {
    this.wanted = wanted;
  }

  void begin(Instant time) {
    now = time;
    effects = new ArrayList<>();
  }

  List<Inbox.Effect> effects() {
    return effects;
  }

  boolean isFull() {
    return held.size() >= MAX_HELD;
  }

  /// Takes an event in; its turn comes with the next [#settle].
  void arrived(Event event) {
    if (!done.contains(event.id()) && !held.containsKey(event.id())) {
      Held arrival = new Held(event);
      held.put(event.id(), arrival);
      fresh.add(arrival);
    }
  }

  /// Takes in what was asked for. What the subscriber does not want to see is only noted.
  void fetched(Event event) {
    Held arrival = new Held(event);
    Need number =
        arrival.track == null ? null : new Need.Numbered(arrival.track, arrival.sequence());
    boolean isNumber = number != null && fetches.isAsked(number);
    if (!isNumber && !fetches.isAsked(new Need.Parent(event.id()))) {
      return;
    }
    if (isNumber ? wanted.asNumber(event) : wanted.asParent(event)) {
      arrived(event);
    } else if (done.add(event.id())) {
      Deque<Held> ready = new ArrayDeque<>();
      isDone(arrival, ready);
      deliver(ready);
    }
  }

  /// Looks at what came since the last time, delivers what can be, and asks for what is missing.
  void settle() {
    List<Held> batch = fresh;
    fresh = new ArrayList<>();
    batch.sort(OLDEST_FIRST);
    tracks.start(batch);
    batch.forEach(this::lookAt);
    while (held.size() > MAX_HELD) {
      giveUpOn(held.firstEntry().getValue());
    }
    ask();
  }

  void fetchEnded(int fetch) {
    List<Need> missing = fetches.end(fetch).stream().filter(this::isMissing).toList();
    giveUp(missing);
    ask();
  }

  void end() {
    settle();
    while (!held.isEmpty()) {
      giveUpOn(held.firstEntry().getValue());
    }
  }

  void timeUp() {
    wakeAt = null;
    Instant next = null;
    for (Held each : List.copyOf(held.values())) {
      Instant deadline = each.deadline;
      if (deadline != null && !deadline.isAfter(now)) {
        giveUpOn(each);
      } else if (deadline != null && (next == null || deadline.isBefore(next))) {
        next = deadline;
      }
    }
    if (next != null) {
      wakeAt(next);
    }
  }

  void wakeAt(Instant time) {
    if (wakeAt == null || time.isBefore(wakeAt)) {
      wakeAt = time;
      effects.add(new Inbox.Effect.Schedule(time));
    }
  }

  private void lookAt(Held each) {
    each.event.tagValues("e").limit(MAX_PARENTS).forEach(hex -> needParent(each, hex));
    if (each.track != null && !tracks.isDone(each.track, each.sequence())) {
      needNumbersBefore(each, each.track);
    }
    if (each.needs.isEmpty()) {
      deliver(new ArrayDeque<>(List.of(each)));
      return;
    }
    each.deadline = now.plus(PATIENCE);
    wakeAt(each.deadline);
    each.needs.forEach(need -> waiting.computeIfAbsent(need, _ -> new LinkedHashSet<>()).add(each));
  }

  private void needParent(Held each, String hex) {
    EventId id = EventId.ofHexOrNull(hex);
    if (id != null && !id.equals(each.id()) && !done.contains(id) && !absent.contains(id)) {
      Need parent = new Need.Parent(id);
      each.needs.add(parent);
      fetches.want(parent);
    }
  }

  private void needNumbersBefore(Held each, TrackKey key) {
    long sequence = each.sequence();
    Finding skipped = tracks.skipFarBehind(key, sequence);
    if (skipped != null) {
      tell(skipped);
      wakeSkipped(key);
    }
    if (!tracks.isDone(key, sequence - 1)) {
      each.needs.add(new Need.Numbered(key, sequence - 1));
      tracks.missingBefore(key, sequence).forEach(fetches::want);
    }
  }

  private void wakeSkipped(TrackKey key) {
    for (Need need : List.copyOf(waiting.keySet())) {
      if (need instanceof Need.Numbered(TrackKey stream, long sequence)
          && stream.equals(key)
          && tracks.isDone(key, sequence)) {
        giveUp(need);
      }
    }
  }

  /// Delivers events that need nothing more, and those that waited for them.
  private void deliver(Deque<Held> ready) {
    while (!ready.isEmpty()) {
      Held next = ready.remove();
      if (held.remove(next.id()) != null && done.add(next.id())) {
        effects.add(new Inbox.Effect.Deliver(next.event));
        isDone(next, ready);
      }
    }
  }

  private void isDone(Held each, Deque<Held> ready) {
    tracks.delivered(each).forEach(this::tell);
    wake(new Need.Parent(each.id()), ready);
    if (each.track != null) {
      wake(new Need.Numbered(each.track, each.sequence()), ready);
    }
  }

  private void wake(Need need, Deque<Held> ready) {
    Set<Held> woken = waiting.remove(need);
    if (woken != null) {
      for (Held each : woken) {
        each.needs.remove(need);
        if (each.needs.isEmpty()) {
          ready.add(each);
        }
      }
    }
  }

  /// Nothing will fill these needs, which is said of the numbers among them.
  private void giveUp(List<Need> missing) {
    Tracks.absences(missing).forEach(this::tell);
    missing.forEach(this::giveUp);
  }

  private void giveUp(Need need) {
    switch (need) {
      case Need.Parent(EventId id) -> absent.add(id);
      case Need.Numbered(TrackKey key, long sequence) -> tracks.done(key, sequence);
    }
    Deque<Held> ready = new ArrayDeque<>();
    wake(need, ready);
    deliver(ready);
  }

  /// Delivers an event, after those that it waits for and that are here, and without the others.
  private void giveUpOn(Held last) {
    Set<Held> visited = new HashSet<>(Set.of(last));
    Deque<Held> open = new ArrayDeque<>(visited);
    while (!open.isEmpty()) {
      for (Need need : List.copyOf(open.remove().needs)) {
        Held blocker = here(need);
        if (blocker == null) {
          giveUp(withThoseBefore(need));
        } else if (visited.add(blocker)) {
          open.add(blocker);
        }
      }
    }
    if (held.containsKey(last.id())) {
      // Only a lie can make two events wait for each other.
      last.needs.forEach(need -> waiting.getOrDefault(need, new HashSet<>()).remove(last));
      last.needs.clear();
      deliver(new ArrayDeque<>(List.of(last)));
    }
  }

  private List<Need> withThoseBefore(Need need) {
    return switch (need) {
      case Need.Parent _ -> List.of(need);
      case Need.Numbered(TrackKey key, long sequence) -> tracks.missingBefore(key, sequence + 1);
    };
  }

  private @Nullable Held here(Need need) {
    EventId id =
        switch (need) {
          case Need.Parent(EventId parent) -> parent;
          case Need.Numbered(TrackKey key, long sequence) -> tracks.waitingAt(key, sequence);
        };
    return id == null ? null : held.get(id);
  }

  private boolean isMissing(Need need) {
    return switch (need) {
      case Need.Parent(EventId id) -> !done.contains(id) && !held.containsKey(id);
      case Need.Numbered(TrackKey key, long sequence) -> tracks.isMissing(key, sequence);
    };
  }

  private void ask() {
    effects.addAll(fetches.start(this::isMissing));
  }

  private void tell(Finding finding) {
    effects.add(new Inbox.Effect.Tell(finding));
  }
}
