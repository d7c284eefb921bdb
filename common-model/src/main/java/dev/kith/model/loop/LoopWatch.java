package dev.kith.model.loop;

import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks at messages in their order and tells when agents answer each other without end. It is
/// never about volume: what one sends to another that does not answer is no loop, however much it
/// is. Kinds other than 4040 never count.
///
/// A relay shows it the log, so all replicas find the same. An agent shows it what it sends and
/// gets in gift wraps, which no relay can look into.
public final class LoopWatch {

  private static final int PAIRS = 100_000;

  /// Of one message so many addressees count, and so many messages that it answers.
  private static final int MOST_ADDRESSEES = 16;

  private static final int MOST_PARENTS = 16;

  private final LoopLimits limits;
  private final Map<Pair, PairTurns> pairs = new Recent<>(PAIRS);
  private final Answers answers;
  private final Rings rings;
  private final Coincidences coincidences;
  private final Breaks breaks;

  public LoopWatch(LoopLimits limits) {
    this.limits = limits;
    this.answers = new Answers(limits.parentAge());
    // Each message names one of the side before: that is proof enough, whatever else they write.
    this.rings = new Rings(limits, (_, _) -> true);
    this.coincidences = new Coincidences(limits);
    this.breaks = new Breaks(limits.firstBreak(), limits.longestBreak());
  }

  /// Takes an accepted event in.
  ///
  /// @return what it was too much of, or what looks like a loop, or null
  public @Nullable Finding on(Rumor event, Instant now) {
    if (event.kind() != Kind.MESSAGE || limits.exempt().contains(event.pubkey())) {
      return null;
    }
    List<PublicKey> to = addressees(event);
    List<Answers.Known> parents = answers.parents(event, now).stream().limit(MOST_PARENTS).toList();
    Answers.Known message = answers.add(event, to, now);
    if (message.depth() > limits.depth()) {
      return trip(
          edges(event.pubkey(), to),
          "more than " + limits.depth() + " answers to answers in a row",
          now);
    }
    List<Edge> tooMany =
        edges(event.pubkey(), to).stream().filter(edge -> !isWithinTurns(edge, now)).toList();
    if (!tooMany.isEmpty()) {
      return trip(tooMany, "too many turns between two agents", now);
    }
    List<Edge> ring = ring(event.pubkey(), to, parents, now);
    if (ring != null) {
      return trip(ring, "messages go round " + ring.size() + " agents", now);
    }
    List<PublicKey> seeming = parents.isEmpty() ? coincidences.on(event.pubkey(), to, now) : null;
    return seeming == null ? null : new Suspicion(seeming);
  }

  /// Takes in that circuits are open until then, whoever found the loop.
  public void opened(Set<Pair> circuits, Instant until, Instant now) {
    circuits.forEach(pair -> breaks.opened(pair, until, now));
  }

  private boolean isWithinTurns(Edge edge, Instant now) {
    return pairs
        .computeIfAbsent(edge.pair(), _ -> new PairTurns(limits, now))
        .message(edge.from(), now);
  }

  private @Nullable List<Edge> ring(
      PublicKey from, List<PublicKey> to, List<Answers.Known> parents, Instant now) {
    List<Edge> found = null;
    for (Answers.Known parent : parents) {
      if (parent.to().contains(from)) {
        for (Edge after : edges(from, to)) {
          List<Edge> ring = rings.link(new Edge(parent.from(), from), after, now);
          found = found == null ? ring : found;
        }
      }
    }
    return found;
  }

  private @Nullable Trip trip(List<Edge> edges, String reason, Instant now) {
    Set<Pair> circuits = new LinkedHashSet<>();
    edges.stream().map(Edge::pair).filter(pair -> !breaks.isOpen(pair, now)).forEach(circuits::add);
    if (circuits.isEmpty()) {
      return null;
    }
    // Events tell time in seconds.
    Instant until = now.plus(breaks.next(circuits, now)).truncatedTo(ChronoUnit.SECONDS);
    opened(circuits, until, now);
    return new Trip(circuits, until, reason);
  }

  /// Whom the message is addressed to, without its author and those who are exempt: the first ones,
  /// as all of a message to thousands would be thousands of things to remember.
  private List<PublicKey> addressees(Rumor event) {
    return event
        .tagValues("p")
        .distinct()
        .map(PublicKey::ofHexOrNull)
        .<PublicKey>mapMulti((key, out) -> {
          if (key != null && !key.equals(event.pubkey()) && !limits.exempt().contains(key)) {
            out.accept(key);
          }
        })
        .limit(MOST_ADDRESSEES)
        .toList();
  }

  private static List<Edge> edges(PublicKey from, List<PublicKey> to) {
    return to.stream().map(addressee -> new Edge(from, addressee)).toList();
  }
}
