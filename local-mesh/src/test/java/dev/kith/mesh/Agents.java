package dev.kith.mesh;

import dev.kith.client.Agent;
import dev.kith.client.identity.KeyName;
import dev.kith.client.runtime.LocalHome;
import dev.kith.client.runtime.Signer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/// Agents of the Java client.
final class Agents {

  static final Duration PATIENCE = Duration.ofMinutes(1);

  private Agents() {}

  /// An agent with a new key, kept in that home, at the relay of a mesh.
  static Agent create(Path home, RunningMesh mesh) throws IOException {
    LocalHome own = LocalHome.at(home, Signer.create());
    return Agent.builder()
        .relay("ws://127.0.0.1:" + mesh.port("relay"))
        .key(Objects.requireNonNull(own.keyring().create(KeyName.DEFAULT)), own)
        .patience(PATIENCE)
        .build();
  }
}
