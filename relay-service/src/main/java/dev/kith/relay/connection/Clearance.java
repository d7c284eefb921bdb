package dev.kith.relay.connection;

import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.KindClass;
import dev.kith.model.event.PublicKey;
import dev.kith.model.message.Reason;
import dev.kith.relay.access.WriteRules;
import dev.kith.relay.budget.Purse;
import java.time.Instant;
import java.util.Set;

/// Where an event goes whose signature is right, whichever way it came.
public sealed interface Clearance {

  record Refused(Reason reason) implements Clearance {}

  /// Its author wants to join or to leave.
  record Entry() implements Clearance {}

  /// To those who listen now.
  record Ephemeral() implements Clearance {}

  /// Into the log.
  record Stored() implements Clearance {}

  /// @param purse pays for the event
  /// @param keys that whoever brought it has proved to hold
  static Clearance of(
      Event event, Purse purse, WriteRules rules, Set<PublicKey> keys, Instant now) {
    Reason overdrawn = purse.event(event.pubkey(), now);
    Reason refusal = overdrawn == null ? rules.refusal(event, keys) : overdrawn;
    if (refusal != null) {
      return new Refused(refusal);
    }
    if (event.kind() == Kind.JOIN || event.kind() == Kind.LEAVE) {
      return new Entry();
    }
    return event.kindClass() == KindClass.EPHEMERAL ? new Ephemeral() : new Stored();
  }
}
