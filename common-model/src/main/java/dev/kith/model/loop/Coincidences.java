package dev.kith.model.loop;

import dev.kith.model.event.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds rings by timing alone: A writes to B each time that it has heard from C, B to C each time
/// that it has heard from A, and C to A, and no message names one that it answers. That may be a
/// loop of agents that do not say what they answer, or three that are busy: it proves nothing.
///
/// Two kinds of honest traffic look like that and are left out. A message to many is no passing on
/// but talk in a group. And where two write to each other they talk with each other; that they go
/// on without end shows in their turns.
final class Coincidences {

  private static final int REMEMBERED = 50_000;
  private static final int SENDERS = 8;
  private static final int MOST_ADDRESSEES = 3;
  private static final int RINGS = 1_000;

  private final Duration window;
  private final Frequent<Edge> traffic;
  private final Rings rings;

  /// By addressee: when who wrote to it last. Times are numbers of messages.
  private final Map<PublicKey, Map<PublicKey, Long>> heard = new Recent<>(REMEMBERED);

  private final Map<Edge, Long> said = new Recent<>(REMEMBERED);

  /// When a ring was told of.
  private final Map<List<PublicKey>, Instant> told = new Recent<>(RINGS);

  private long messages;

  Coincidences(LoopLimits limits) {
    this.window = limits.ringWindow();
    this.traffic = new Frequent<>(limits.ringMessages(), limits.ringWindow(), REMEMBERED);
    this.rings = new Rings(limits, (edge, now) -> !traffic.has(edge.reversed(), now));
  }

  /// Takes in a message that answers none.
  ///
  /// @return the agents of a ring, in the order in which it goes round, or null; the same ring once
  ///   in each window
  @Nullable List<PublicKey> on(PublicKey from, List<PublicKey> to, Instant now) {
    if (to.size() > MOST_ADDRESSEES) {
      return null;
    }
    messages++;
    List<PublicKey> found = null;
    for (PublicKey addressee : to) {
      Edge edge = new Edge(from, addressee);
      traffic.add(edge, now);
      List<PublicKey> ring = follow(edge, now);
      found = found == null ? ring : found;
    }
    return found;
  }

  private @Nullable List<PublicKey> follow(Edge edge, Instant now) {
    Long last = said.put(edge, messages);
    long before = last == null ? 0 : last;
    List<Edge> found = null;
    for (Map.Entry<PublicKey, Long> one : heard.getOrDefault(edge.from(), Map.of()).entrySet()) {
      if (one.getValue() > before && !one.getKey().equals(edge.to())) {
        List<Edge> ring = rings.link(new Edge(one.getKey(), edge.from()), edge, now);
        found = found == null ? ring : found;
      }
    }
    heard.computeIfAbsent(edge.to(), _ -> new Recent<>(SENDERS)).put(edge.from(), messages);
    return found == null ? null : news(found, now);
  }

  private @Nullable List<PublicKey> news(List<Edge> ring, Instant now) {
    List<PublicKey> agents = new ArrayList<>(ring.stream().map(Edge::from).toList());
    // The same ring is the same wherever it was entered.
    Collections.rotate(agents, -agents.indexOf(Collections.min(agents)));
    Instant last = told.get(agents);
    if (last != null && last.plus(window).isAfter(now)) {
      return null;
    }
    told.put(agents, now);
    return List.copyOf(agents);
  }
}
