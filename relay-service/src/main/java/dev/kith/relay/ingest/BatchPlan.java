package dev.kith.relay.ingest;

import dev.kith.model.event.Address;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.WireEvent;
import java.util.List;

/// What a batch does to the log, decided before anything is written.
///
/// @param verdicts one per offered event, in the order offered
/// @param accepted the events that get a position, in order; all of them are handed to subscribers
/// @param stored those of the accepted events that a later one of the batch did not remove again
/// @param replaced stored events that a newer version takes the place of
/// @param deletions what is to be deleted from the log
public record BatchPlan(
    List<Verdict> verdicts,
    List<WireEvent> accepted,
    List<WireEvent> stored,
    List<EventId> replaced,
    List<DeletionTarget> deletions) {

  /// What a deletion request (NIP-09) or a request to vanish asks for.
  public sealed interface DeletionTarget {

    /// Removes the event if the key wrote it, or is the recipient of it as a gift wrap.
    record ById(EventId id, PublicKey by) implements DeletionTarget {}

    /// Removes versions up to a time, inclusive. The key has been found to own the address.
    record ByAddress(Address address, long upTo) implements DeletionTarget {}

    /// Removes what the key wrote, and the gift wraps it got, up to a time, inclusive (NIP-62).
    record ByVanishing(PublicKey key, long upTo) implements DeletionTarget {}
  }
}
