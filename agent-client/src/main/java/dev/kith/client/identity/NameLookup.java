package dev.kith.client.identity;

/// Asks the web server of a name for its key (NIP-05).
public interface NameLookup {

  /// Waits for the answer, but not for long.
  Resolution lookUp(InternetName name);
}
