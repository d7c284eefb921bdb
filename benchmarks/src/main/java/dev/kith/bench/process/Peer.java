package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import java.io.IOException;
import java.util.function.Consumer;

/// The relays of others that are measured beside Kith's where this machine has what they need.
public enum Peer {
  NOSTR_RELAY(NostrRelay.NAME),
  NOSTR_RS_RELAY(NostrRsRelay.NAME);

  private final String system;

  Peer(String system) {
    this.system = system;
  }

  /// The name that its relay has.
  public String system() {
    return system;
  }

  /// Installs it if an earlier run has not, and starts it on an empty database.
  ///
  /// @param progress hears what takes long
  /// @throws BenchFailure if something is missing on this machine
  public Relay start(Ground ground, Consumer<String> progress)
      throws IOException, BenchFailure, InterruptedException {
    return switch (this) {
      case NOSTR_RELAY -> NostrRelay.start(ground, progress);
      case NOSTR_RS_RELAY -> NostrRsRelay.start(ground, progress);
    };
  }
}
