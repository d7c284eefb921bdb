package dev.kith.relay.access;

import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import java.util.Set;

/// Who may read an event: in REQ, live, and wherever else events are handed out.
///
/// The ordinal is not stored; [#code] is.
public enum Audience {
  /// Anybody.
  EVERYONE(0),
  /// The author and the keys in its `p` tags.
  AUTHOR_AND_ADDRESSEES(1),
  /// The keys in its `p` tags alone: a gift wrap's author is a throw-away key (NIP-59), and a link
  /// event is for services.
  ADDRESSEES(2),
  /// The author alone.
  AUTHOR(3);

  private final short code;

  Audience(int code) {
    this.code = (short) code;
  }

  /// The number under which the store keeps it.
  public short code() {
    return code;
  }

  public static Audience of(Event event) {
    return switch (event.kind()) {
      case Kind.GIFT_WRAP, Kind.EPHEMERAL_GIFT_WRAP, Kind.LINK -> ADDRESSEES;
      case Kind.DELIVERY_POLICY -> AUTHOR;
      case Kind.RECEIPT, Kind.CIRCUIT_OPENED -> AUTHOR_AND_ADDRESSEES;
      default ->
          gatedWhenAddressed(event.kind()) && event.hasTag("p") ? AUTHOR_AND_ADDRESSEES : EVERYONE;
    };
  }

  /// True for kinds that nobody but the author or an addressee ever reads.
  public static boolean alwaysGated(int kind) {
    return switch (kind) {
      case Kind.GIFT_WRAP,
          Kind.EPHEMERAL_GIFT_WRAP,
          Kind.LINK,
          Kind.DELIVERY_POLICY,
          Kind.RECEIPT,
          Kind.CIRCUIT_OPENED ->
          true;
      default -> false;
    };
  }

  /// True for kinds that are private once they carry a `p` tag.
  public static boolean gatedWhenAddressed(int kind) {
    return switch (kind) {
      case Kind.MESSAGE,
          Kind.VERDICT,
          Kind.COUPLING_CHANGE,
          Kind.STATE_DELTA,
          Kind.STATE_SNAPSHOT ->
          true;
      default -> false;
    };
  }

  /// True if a connection that has proved to hold these keys may read the event, whose audience
  /// this is.
  public boolean admits(Event event, Set<PublicKey> keys) {
    return switch (this) {
      case EVERYONE -> true;
      case AUTHOR -> keys.contains(event.pubkey());
      case ADDRESSEES -> isAddressee(event, keys);
      case AUTHOR_AND_ADDRESSEES -> keys.contains(event.pubkey()) || isAddressee(event, keys);
    };
  }

  private static boolean isAddressee(Event event, Set<PublicKey> keys) {
    return keys.stream().anyMatch(key -> event.hasTag("p", key.hex()));
  }
}
