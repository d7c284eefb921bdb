package dev.kith.relay.loop;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import dev.kith.model.loop.Pair;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events of kind 4048, by which a relay tells two agents, and its own replicas, that the
/// circuit between them is open until then, or closed if that time has come.
public final class Circuits {

  private Circuits() {}

  /// @param reason what was found
  public static EventDraft draft(Pair pair, Instant until, String reason, Instant now) {
    return new EventDraft(
        now.getEpochSecond(),
        Kind.CIRCUIT_OPENED,
        List.of(
            Tag.of("p", pair.lower().hex()),
            Tag.of("p", pair.higher().hex()),
            Tag.of("until", Long.toString(until.getEpochSecond()))),
        reason);
  }

  /// What such an event says.
  public record Notice(Pair pair, Instant until) {}

  /// Reads an event of this relay.
  ///
  /// @return null if it is no notice
  public static @Nullable Notice read(Event event) {
    List<String> agents = event.tagValues("p").toList();
    String until = event.tagValue("until");
    if (event.kind() != Kind.CIRCUIT_OPENED || agents.size() != 2 || until == null) {
      return null;
    }
    return new Notice(
        Pair.of(PublicKey.ofHex(agents.getFirst()), PublicKey.ofHex(agents.getLast())),
        Instant.ofEpochSecond(Long.parseLong(until)));
  }
}
