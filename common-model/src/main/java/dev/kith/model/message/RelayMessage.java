package dev.kith.model.message;

import dev.kith.model.event.EventId;
import dev.kith.model.event.WireEvent;

/// A frame from relay to client (NIP-01, NIP-42).
public sealed interface RelayMessage {

  /// `["EVENT", subscription, event]`
  record Delivery(String subscription, WireEvent event) implements RelayMessage {}

  /// `["OK", id, accepted, text]`, the text `prefix: sentence` or empty.
  record Ok(EventId id, boolean accepted, String text) implements RelayMessage {}

  /// `["EOSE", subscription]`
  record EndOfStored(String subscription) implements RelayMessage {}

  /// `["CLOSED", subscription, text]`
  record Closed(String subscription, String text) implements RelayMessage {}

  /// `["NOTICE", text]`
  record Notice(String text) implements RelayMessage {}

  /// `["AUTH", challenge]`
  record Challenge(String challenge) implements RelayMessage {}

  /// A frame this side does not know, or cannot read; a client passes over it.
  record Unknown(String problem) implements RelayMessage {}
}
