package dev.kith.client;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import org.jspecify.annotations.Nullable;

/// What a relay says became of a message (kind 4047). Its word for it is all there is.
///
/// @param relay the key that says so, which is `self` in the information document of the relay
/// @param stage `acked` when a session of the recipient has acknowledged the message; `parked` when
///   the recipient sleeps and could not be woken for it, `expired` when it lapsed before
public record Receipt(EventId message, PublicKey recipient, PublicKey relay, String stage) {

  public static final String ACKED = "acked";
  public static final String PARKED = "parked";

  /// Asks the relay for receipts.
  static final Tag WANTED = Tag.of("receipt");

  /// @return null if the event is no receipt
  static @Nullable Receipt of(Event event) {
    String message = event.tagValue("e");
    String recipient = event.tagValue("recipient");
    String stage = event.tagValue("stage");
    if (event.kind() != Kind.RECEIPT || message == null || recipient == null || stage == null) {
      return null;
    }
    try {
      return new Receipt(EventId.ofHex(message), PublicKey.ofHex(recipient), event.pubkey(), stage);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
