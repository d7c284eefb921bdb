package dev.kith.presence.agents;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/// What is observed of an agent.
///
/// @param since when it came into this state
/// @param relays through which it was seen last
public record Observation(Reachability state, Instant since, List<URI> relays) {

  public Observation {
    relays = List.copyOf(relays);
  }
}
