package dev.kith.model.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Finds messages that go round: of A to B after one of C to A, of B to C after that, of C to A
/// after that one. What it takes for one to come after another is the caller's to say.
final class Rings {

  private static final int REMEMBERED = 50_000;
  private static final int SMALLEST = 3;

  /// Followers of one edge that are remembered.
  private static final int FOLLOWERS = 64;

  /// Followers that are looked at for one link: whoever spins a net without a ring must not hold up
  /// all others.
  private static final int LOOKED_AT = 1_024;

  /// That a message over one edge came after one over another.
  private record Link(Edge before, Edge after) {}

  private final int size;
  private final BiPredicate<Edge, Instant> counts;
  private final Frequent<Link> links;
  private final Map<Edge, Set<Edge>> followers = new Recent<>(REMEMBERED);

  /// @param counts which edges may be part of a ring
  Rings(LoopLimits limits, BiPredicate<Edge, Instant> counts) {
    this.size = limits.ringSize();
    this.counts = counts;
    this.links = new Frequent<>(limits.ringMessages(), limits.ringWindow(), REMEMBERED);
  }

  /// Takes in that a message over an edge comes after one over another.
  ///
  /// @return the ring that this closes, or null
  @Nullable List<Edge> link(Edge before, Edge after, Instant now) {
    Link link = new Link(before, after);
    links.add(link, now);
    followers
        .computeIfAbsent(before, _ -> Collections.newSetFromMap(new Recent<>(FOLLOWERS)))
        .add(after);
    boolean closes = links.has(link, now) && counts.test(before, now) && counts.test(after, now);
    return closes ? search(after, before, now) : null;
  }

  /// Looks for the shortest way over frequent links from one edge back to the one before it.
  private @Nullable List<Edge> search(Edge from, Edge goal, Instant now) {
    Map<Edge, Edge> cameFrom = new HashMap<>(Map.of(from, from));
    List<Edge> ends = List.of(from);
    int looked = 0;
    for (int length = 2; length <= size; length++) {
      List<Edge> next = new ArrayList<>();
      for (Edge end : ends) {
        for (Edge follower : followers.getOrDefault(end, Set.of())) {
          if (++looked > LOOKED_AT) {
            return null;
          }
          boolean tooSmall = follower.equals(goal) && length < SMALLEST;
          if (!tooSmall
              && !cameFrom.containsKey(follower)
              && links.has(new Link(end, follower), now)
              && counts.test(follower, now)) {
            cameFrom.put(follower, end);
            next.add(follower);
          }
        }
      }
      if (cameFrom.containsKey(goal)) {
        return way(cameFrom, from, goal);
      }
      ends = next;
    }
    return null;
  }

  private static List<Edge> way(Map<Edge, Edge> cameFrom, Edge from, Edge goal) {
    List<Edge> way = new ArrayList<>();
    for (Edge at = goal; !at.equals(from); at = cameFrom.getOrDefault(at, from)) {
      way.add(at);
    }
    way.add(from);
    Collections.reverse(way);
    return way;
  }
}
