package dev.kith.relay.ingest;

import dev.kith.model.event.Address;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.WireEvent;
import dev.kith.relay.ingest.BatchPlan.DeletionTarget;
import dev.kith.relay.ingest.Known.Deletion;
import dev.kith.relay.ingest.Known.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides a batch event by event, as if each had been committed before the next was looked at: the
/// result of a batch is that of its events one by one. Rules: NIP-01 for replaceable events, NIP-09
/// for deletion.
public final class BatchPlanner {

  private final Known known;

  /// What is stored, as the batch goes on.
  private final Set<EventId> present;

  private final Map<Address, Version> versions;

  /// What the batch itself has deleted so far.
  private final Map<EventId, List<Deletion>> deletedIds = new HashMap<>();

  private final Map<Address, List<Deletion>> deletedAddresses = new HashMap<>();

  private final List<Verdict> verdicts = new ArrayList<>();
  private final List<WireEvent> accepted = new ArrayList<>();
  private final Map<EventId, WireEvent> toStore = new LinkedHashMap<>();
  private final List<EventId> replaced = new ArrayList<>();
  private final List<DeletionTarget> deletions = new ArrayList<>();

  private BatchPlanner(Known known) {
    this.known = known;
    this.present = new HashSet<>(known.stored());
    this.versions = new HashMap<>(known.versions());
  }

  /// @param offered admitted events with good signatures, in order of arrival
  public static BatchPlan plan(List<WireEvent> offered, Known known) {
    BatchPlanner planner = new BatchPlanner(known);
    offered.forEach(event -> planner.verdicts.add(planner.offer(event)));
    return new BatchPlan(
        planner.verdicts,
        planner.accepted,
        List.copyOf(planner.toStore.values()),
        planner.replaced,
        planner.deletions);
  }

  private Verdict offer(WireEvent offered) {
    Event event = offered.event();
    if (isDeleted(event)) {
      return Verdict.deleted();
    }
    if (present.contains(event.id())) {
      return Verdict.duplicate();
    }
    Address address = event.address();
    if (address != null && !replace(address, event)) {
      return Verdict.superseded();
    }
    present.add(event.id());
    accepted.add(offered);
    toStore.put(event.id(), offered);
    if (event.kind() == Kind.DELETION) {
      delete(event);
    }
    return Verdict.accepted();
  }

  /// Takes the place of the older version at the address; false if there is a newer one.
  private boolean replace(Address address, Event event) {
    Version current = versions.get(address);
    if (current != null && !current.isOlderThan(event.id(), event.createdAt())) {
      return false;
    }
    versions.put(address, new Version(event.id(), event.createdAt()));
    if (current != null) {
      present.remove(current.id());
      if (toStore.remove(current.id()) == null) {
        replaced.add(current.id());
      }
    }
    return true;
  }

  private boolean isDeleted(Event event) {
    if (event.kind() == Kind.DELETION) {
      return false;
    }
    if (anyDeletes(known.deletionsOf(event.id()), event)
        || anyDeletes(deletedIds.getOrDefault(event.id(), List.of()), event)) {
      return true;
    }
    Address address = event.address();
    return address != null
        && (anyDeletes(known.deletionsOf(address), address, event.createdAt())
            || anyDeletes(
                deletedAddresses.getOrDefault(address, List.of()), address, event.createdAt()));
  }

  private static boolean anyDeletes(Collection<Deletion> requests, Event event) {
    return requests.stream().anyMatch(request -> mayDelete(request.author(), event));
  }

  private static boolean anyDeletes(Collection<Deletion> requests, Address address, long at) {
    return requests.stream()
        .anyMatch(
            request -> request.author().equals(address.pubkey()) && request.createdAt() >= at);
  }

  /// An author may delete its events; a recipient the gift wraps it got (NIP-59).
  private static boolean mayDelete(PublicKey key, Event event) {
    return key.equals(event.pubkey())
        || (event.kind() == Kind.GIFT_WRAP && event.hasTag("p", key.hex()));
  }

  private void delete(Event request) {
    Deletion deletion = new Deletion(request.pubkey(), request.createdAt());
    request.tagValues("e").forEach(id -> deleteById(id, deletion));
    request.tagValues("a").forEach(address -> deleteByAddress(address, deletion));
  }

  private void deleteById(String target, Deletion deletion) {
    EventId id = idOrNull(target);
    if (id == null) {
      return;
    }
    deletedIds.computeIfAbsent(id, _ -> new ArrayList<>()).add(deletion);
    deletions.add(new DeletionTarget.ById(id, deletion.author()));
    versions
        .entrySet()
        .removeIf(entry ->
            entry.getValue().id().equals(id) && entry.getKey().pubkey().equals(deletion.author()));
    WireEvent inBatch = toStore.get(id);
    if (inBatch != null
        && inBatch.event().kind() != Kind.DELETION
        && mayDelete(deletion.author(), inBatch.event())) {
      toStore.remove(id);
    }
  }

  private void deleteByAddress(String target, Deletion deletion) {
    Address address = Address.parse(target);
    if (address == null || !address.pubkey().equals(deletion.author())) {
      return;
    }
    deletedAddresses.computeIfAbsent(address, _ -> new ArrayList<>()).add(deletion);
    deletions.add(new DeletionTarget.ByAddress(address, deletion.createdAt()));
    Version current = versions.get(address);
    if (current != null && current.createdAt() <= deletion.createdAt()) {
      versions.remove(address);
      toStore.remove(current.id());
    }
  }

  private static @Nullable EventId idOrNull(String hex) {
    try {
      return EventId.ofHex(hex);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
