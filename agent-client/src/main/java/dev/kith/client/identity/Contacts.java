package dev.kith.client.identity;

import java.util.Map;

/// The names that the owner of this machine gave to other agents.
public interface Contacts {

  /// Name to hex key, npub or `name@host`.
  Map<String, String> all();
}
