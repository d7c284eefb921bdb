package dev.kith.model.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds messages that go round: A answers C by a message to B, B answers that by one to C, C by
/// one to A. What counts is that each message answers one of the side before it; that they come at
/// the same time proves nothing.
final class Rings {

  private static final int REMEMBERED = 50_000;
  private static final int SMALLEST = 3;

  /// That a message over one edge answered one over another.
  private record Link(Edge before, Edge after) {}

  private final int most;
  private final Duration window;
  private final int size;
  private final Map<Link, Deque<Instant>> links = new Recent<>(REMEMBERED);
  private final Map<Edge, Set<Edge>> followers = new Recent<>(REMEMBERED);

  /// @param most linked messages that may go over an edge within the window
  /// @param size most edges of a ring
  Rings(int most, Duration window, int size) {
    this.most = most;
    this.window = window;
    this.size = size;
  }

  /// Takes in that a message over an edge answers one over another.
  ///
  /// @return the ring that this closes, or null
  @Nullable List<Edge> link(Edge before, Edge after, Instant now) {
    Link link = new Link(before, after);
    Deque<Instant> times = links.computeIfAbsent(link, _ -> new ArrayDeque<>());
    times.addLast(now);
    if (times.size() > most + 1) {
      times.removeFirst();
    }
    followers.computeIfAbsent(before, _ -> new HashSet<>()).add(after);
    return isBusy(link, now) ? search(after, before, new ArrayList<>(List.of(after)), now) : null;
  }

  /// Looks for a way over busy links from the end of a path back to where the ring began.
  private @Nullable List<Edge> search(Edge at, Edge goal, List<Edge> path, Instant now) {
    if (at.equals(goal)) {
      return path.size() >= SMALLEST ? path : null;
    }
    if (path.size() == size) {
      return null;
    }
    for (Edge next : followers.getOrDefault(at, Set.of())) {
      if (!path.contains(next) && isBusy(new Link(at, next), now)) {
        List<Edge> longer = new ArrayList<>(path);
        longer.add(next);
        List<Edge> ring = search(next, goal, longer, now);
        if (ring != null) {
          return ring;
        }
      }
    }
    return null;
  }

  private boolean isBusy(Link link, Instant now) {
    Deque<Instant> times = links.get(link);
    Instant oldest = times == null ? null : times.peekFirst();
    return times != null
        && oldest != null
        && times.size() > most
        && oldest.plus(window).isAfter(now);
  }
}
