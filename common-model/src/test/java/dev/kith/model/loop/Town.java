package dev.kith.model.loop;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Agents that write to each other under the eyes of a watch. As the relay does, it takes no
/// message over an open circuit.
final class Town {

  private static final Signature UNSIGNED = Signature.ofHex("0".repeat(128));

  private final LoopWatch watch;
  private final List<Trip> trips = new ArrayList<>();
  private final List<Suspicion> suspicions = new ArrayList<>();
  private Instant now = Instant.ofEpochSecond(1_790_000_000);
  private long ids;
  private int refused;

  Town(PublicKey... exempt) {
    this.watch = new LoopWatch(LoopLimits.standard(Set.of(exempt)));
  }

  static PublicKey agent(int number) {
    return new PublicKey(new Bytes32(0, 0, 0, number));
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /// @param parent what the message answers, or null
  /// @return the message, or null if the circuit was open
  @Nullable Event send(int from, @Nullable Event parent, int... to) {
    return send(Kind.MESSAGE, from, parent, to);
  }

  @Nullable Event send(int kind, int from, @Nullable Event parent, int... to) {
    List<Tag> tags = new ArrayList<>();
    for (int addressee : to) {
      tags.add(Tag.of("p", agent(addressee).hex()));
      if (isOpen(from, addressee)) {
        refused++;
        return null;
      }
    }
    if (parent != null) {
      tags.add(Tag.of("e", parent.id().hex()));
    }
    Event event =
        new Event(
            new EventId(new Bytes32(1, 0, 0, ++ids)),
            agent(from),
            now.getEpochSecond(),
            kind,
            tags,
            "",
            UNSIGNED);
    switch (watch.on(Rumor.of(event), now)) {
      case Trip trip -> trips.add(trip);
      case Suspicion suspicion -> suspicions.add(suspicion);
      case null -> {}
    }
    return event;
  }

  boolean isOpen(int one, int other) {
    Pair pair = Pair.of(agent(one), agent(other));
    return trips.stream()
        .anyMatch(trip -> trip.circuits().contains(pair) && trip.until().isAfter(now));
  }

  List<Trip> trips() {
    return trips;
  }

  List<Suspicion> suspicions() {
    return suspicions;
  }

  int refused() {
    return refused;
  }

  Instant now() {
    return now;
  }
}
