package dev.kith.relay.session;

import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.KindClass;
import dev.kith.model.event.PublicKey;

/// Who reads the log by a session.
///
/// @param ephemeralTtl for how many seconds ephemeral events for the key are kept for it, 0 if they
///   are not
public record Reader(PublicKey owner, int ephemeralTtl) {

  /// Longest time that an ephemeral event is kept, in seconds.
  public static final int MAX_EPHEMERAL_TTL = 3_600;

  /// True if sessions may keep events of that kind although they are ephemeral: an ephemeral gift
  /// wrap is meant to leave no trace (NIP-59).
  public static boolean mayKeep(Event event) {
    return event.kindClass() == KindClass.EPHEMERAL && event.kind() != Kind.EPHEMERAL_GIFT_WRAP;
  }

  /// True unless the event is ephemeral and not kept for this reader.
  public boolean takes(Event event) {
    return event.kindClass() != KindClass.EPHEMERAL
        || (ephemeralTtl > 0 && mayKeep(event) && event.hasTag("p", owner.hex()));
  }
}
