package dev.kith.model.loop;

import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which messages answer which, as far as their `e` tags name recent ones.
final class Answers {

  private static final int REMEMBERED = 100_000;

  /// A message that others may answer.
  ///
  /// @param depth how many answers to others it follows
  /// @param to whom it is addressed to
  record Known(PublicKey from, List<PublicKey> to, int depth, Instant at) {}

  private final Duration parentAge;
  private final Map<EventId, Known> known = new Recent<>(REMEMBERED);

  Answers(Duration parentAge) {
    this.parentAge = parentAge;
  }

  /// Takes the message in.
  ///
  /// @return it, with the depth that its parents give it
  Known add(Rumor message, List<PublicKey> to, Instant now) {
    int depth =
        parents(message, now).stream()
            .filter(parent -> !parent.from().equals(message.pubkey()))
            .mapToInt(parent -> parent.depth() + 1)
            .max()
            .orElse(0);
    Known added = new Known(message.pubkey(), to, depth, now);
    known.put(message.id(), added);
    return added;
  }

  /// The recent messages of others that the message answers.
  List<Known> parents(Rumor message, Instant now) {
    return message
        .tagValues("e")
        .map(this::find)
        .filter(parent -> parent != null && parent.at().plus(parentAge).isAfter(now))
        .<Known>mapMulti((parent, out) -> {
          if (parent != null) {
            out.accept(parent);
          }
        })
        .toList();
  }

  private @Nullable Known find(String id) {
    try {
      return known.get(EventId.ofHex(id));
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
