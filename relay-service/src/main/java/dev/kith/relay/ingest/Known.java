package dev.kith.relay.ingest;

import dev.kith.model.event.Address;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the store knew about the events of a batch when the batch had the log to itself.
///
/// @param stored those of the batch's ids that are stored already
/// @param versions what is stored at the addresses of the batch's events
/// @param deletionsById deletion requests that name an id of the batch
/// @param deletionsByAddress deletion requests that name an address of the batch
/// @param vanished when authors and addressees of the batch asked last to vanish (NIP-62)
/// @param blocked those of the batch's ids that operators keep out (NIP-86)
public record Known(
    Set<EventId> stored,
    Map<Address, Version> versions,
    Map<EventId, Collection<Deletion>> deletionsById,
    Map<Address, Collection<Deletion>> deletionsByAddress,
    Map<PublicKey, Long> vanished,
    Set<EventId> blocked) {

  public static final Known NOTHING =
      new Known(Set.of(), Map.of(), Map.of(), Map.of(), Map.of(), Set.of());

  /// The stored event at an address.
  public record Version(EventId id, long createdAt) {

    /// True if an event with that time and id comes after this one: newer, or as new with the lower
    /// id (NIP-01).
    boolean isOlderThan(EventId otherId, long otherCreatedAt) {
      return otherCreatedAt > createdAt
          || (otherCreatedAt == createdAt && otherId.compareTo(id) < 0);
    }
  }

  /// Who asked for a deletion, and when.
  public record Deletion(PublicKey author, long createdAt) {}

  Collection<Deletion> deletionsOf(EventId id) {
    return deletionsById.getOrDefault(id, List.of());
  }

  Collection<Deletion> deletionsOf(Address address) {
    return deletionsByAddress.getOrDefault(address, List.of());
  }
}
