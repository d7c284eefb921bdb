package dev.kith.relay.runtime;

import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Which keys are connected to this replica, and who is told of it: services of the mesh, while one
/// of them is here. Without services it does nothing.
final class Links {

  private final Set<PublicKey> services;
  private final List<Tag> addressees;
  private final Consumer<EventDraft> outlet;
  private final InstantSource clock;

  /// How many connections have proved a key.
  private final ConcurrentMap<PublicKey, Integer> connections = new ConcurrentHashMap<>();

  /// @param outlet signs and hands on what there is to tell
  Links(List<PublicKey> services, Consumer<EventDraft> outlet, InstantSource clock) {
    this.services = Set.copyOf(services);
    this.addressees = services.stream().map(key -> Tag.of("p", key.hex())).toList();
    this.outlet = outlet;
    this.clock = clock;
  }

  void came(PublicKey key) {
    if (!services.isEmpty() && connections.merge(key, 1, Integer::sum) == 1) {
      tell(key, "up", "authenticated");
    }
  }

  /// @param lost false if the client said goodbye
  void left(Set<PublicKey> keys, boolean lost) {
    if (services.isEmpty()) {
      return;
    }
    for (PublicKey key : keys) {
      if (connections.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1) == null) {
        tell(key, "down", lost ? "lost" : "closed");
      }
    }
  }

  private void tell(PublicKey key, String link, String cause) {
    if (!services.contains(key) && services.stream().anyMatch(connections::containsKey)) {
      List<Tag> facts =
          List.of(Tag.of("agent", key.hex()), Tag.of("link", link), Tag.of("cause", cause));
      outlet.accept(
          new EventDraft(
              clock.instant().getEpochSecond(),
              Kind.LINK,
              Stream.concat(addressees.stream(), facts.stream()).toList(),
              ""));
    }
  }
}
