package dev.kith.presence.agents;

import dev.kith.model.event.PublicKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the watch wants done.
public sealed interface Effect {

  /// Keep what the agent says it is.
  record Carded(PublicKey agent, Card card) implements Effect {}

  /// Keep what the agent declared, or that nothing it declared holds any longer.
  record Declared(PublicKey agent, @Nullable Declaration declaration) implements Effect {}

  /// Keep that the agent declared the same again, with another time and lease.
  record Renewed(PublicKey agent, Declaration declaration) implements Effect {}

  /// Keep what has newly been observed of the agent.
  record Observed(PublicKey agent, Observation observation) implements Effect {}

  /// Publish what is observed of the agent: kind 31047.
  ///
  /// @param at `created_at`, later than that of the last one about the agent: of two of one second
  ///   the newer might not be the one that stays
  /// @param until its expiration
  record Announce(PublicKey agent, Observation observation, long at, Instant until)
      implements Effect {}

  /// Send a probe to the agents over each of these relays: kind 21042.
  record Probe(List<PublicKey> agents, String nonce, List<URI> relays) implements Effect {
    public Probe {
      agents = List.copyOf(agents);
      relays = List.copyOf(relays);
    }
  }

  /// Have other instances probe the agent, with that nonce.
  record Ask(PublicKey agent, long nonce) implements Effect {}

  /// Tell another instance that the agent answered.
  record Vouch(PublicKey to, PublicKey agent, long nonce) implements Effect {}
}
