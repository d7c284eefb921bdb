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

/// Decides a batch event by event, as if each had been committed before the next was looked at: the
/// result of a batch is that of its events one by one. Rules: NIP-01 for replaceable events, NIP-09
/// for deletion, NIP-62 for vanishing.
public final class BatchPlanner {

  private final Known known;

  /// What is stored, as the batch goes on.
  private final Set<EventId> present;

  private final Map<Address, Version> versions;

  /// What the batch itself has deleted so far.
  private final Map<EventId, List<Deletion>> deletedIds = new HashMap<>();

  private final Map<Address, List<Deletion>> deletedAddresses = new HashMap<>();

  /// Who has asked to vanish, and the last time up to which.
  private final Map<PublicKey, Long> vanished;

  private final List<Verdict> verdicts = new ArrayList<>();
  private final List<WireEvent> accepted = new ArrayList<>();
  private final Map<EventId, WireEvent> toStore = new LinkedHashMap<>();
  private final List<EventId> replaced = new ArrayList<>();
  private final List<DeletionTarget> deletions = new ArrayList<>();

  private BatchPlanner(Known known) {
    this.known = known;
    this.present = new HashSet<>(known.stored());
    this.versions = new HashMap<>(known.versions());
    this.vanished = new HashMap<>(known.vanished());
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
    if (known.blocked().contains(event.id())) {
      return Verdict.blocked();
    }
    if (isVanished(event)) {
      return Verdict.vanished();
    }
    if (isDeleted(event)) {
      return Verdict.deleted();
    }
    // A deletion that holds no longer has still been made.
    boolean gone = anyMayDelete(deletedIds.getOrDefault(event.id(), List.of()), event);
    if (present.contains(event.id()) && !gone) {
      return Verdict.duplicate();
    }
    Address address = event.address();
    if (address != null && !replace(address, event)) {
      return Verdict.superseded();
    }
    present.add(event.id());
    accepted.add(offered);
    toStore.put(event.id(), offered);
    if (gone) {
      deletedIds.remove(event.id());
    }
    switch (event.kind()) {
      case Kind.DELETION -> delete(event);
      case Kind.VANISH -> vanish(event);
      default -> {}
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
    if (isPermanent(event)) {
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

  /// Neither a deletion request nor a request to vanish can be deleted by a deletion request.
  private static boolean isPermanent(Event event) {
    return event.kind() == Kind.DELETION || event.kind() == Kind.VANISH;
  }

  private boolean anyDeletes(Collection<Deletion> requests, Event event) {
    return anyMayDelete(requests.stream().filter(this::holds).toList(), event);
  }

  private static boolean anyMayDelete(Collection<Deletion> requests, Event event) {
    return !isPermanent(event)
        && requests.stream().anyMatch(request -> mayDelete(request.author(), event));
  }

  private boolean anyDeletes(Collection<Deletion> requests, Address address, long at) {
    return requests.stream()
        .filter(this::holds)
        .anyMatch(
            request -> request.author().equals(address.pubkey()) && request.createdAt() >= at);
  }

  /// Who vanishes takes its deletion requests along.
  private boolean holds(Deletion request) {
    return !hasVanished(request.author(), request.createdAt());
  }

  private boolean hasVanished(PublicKey key, long at) {
    Long upTo = vanished.get(key);
    return upTo != null && at <= upTo;
  }

  private boolean isVanished(Event event) {
    return event.kind() != Kind.VANISH
        && !vanished.isEmpty()
        && (hasVanished(event.pubkey(), event.createdAt())
            || (event.kind() == Kind.GIFT_WRAP
                && event
                    .tagValues("p")
                    .map(PublicKey::ofHexOrNull)
                    .anyMatch(key -> key != null && hasVanished(key, event.createdAt()))));
  }

  /// An author may delete its events; a recipient the gift wraps it got (NIP-59).
  private static boolean mayDelete(PublicKey key, Event event) {
    return key.equals(event.pubkey())
        || (event.kind() == Kind.GIFT_WRAP && event.hasTag("p", key.hex()));
  }

  private void vanish(Event request) {
    PublicKey key = request.pubkey();
    long upTo = request.createdAt();
    vanished.merge(key, upTo, Math::max);
    deletions.add(new DeletionTarget.ByVanishing(key, upTo));
    versions
        .entrySet()
        .removeIf(version ->
            version.getKey().pubkey().equals(key) && version.getValue().createdAt() <= upTo);
    toStore.values().removeIf(stored -> isVanished(stored.event()));
  }

  private void delete(Event request) {
    Deletion deletion = new Deletion(request.pubkey(), request.createdAt());
    request.tagValues("e").forEach(id -> deleteById(id, deletion));
    request.tagValues("a").forEach(address -> deleteByAddress(address, deletion));
  }

  private void deleteById(String target, Deletion deletion) {
    EventId id = EventId.ofHexOrNull(target);
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
        && !isPermanent(inBatch.event())
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
}
