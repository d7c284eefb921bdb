package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import java.util.List;
import java.util.Map;

/// The document of NIP-05.
///
/// @param relays where a key's events are, by its hex
record NostrNames(Map<String, PublicKey> names, Map<String, List<String>> relays) {

  static final NostrNames NONE = new NostrNames(Map.of(), Map.of());

  NostrNames {
    names = Map.copyOf(names);
    relays = Map.copyOf(relays);
  }

  static NostrNames of(String name, PublicKey key, String relay) {
    return new NostrNames(Map.of(name, key), Map.of(key.hex(), List.of(relay)));
  }
}
