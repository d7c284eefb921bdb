package dev.kith.model.loop;

import dev.kith.model.event.PublicKey;
import java.util.List;

/// Messages go round these agents by their times, though none says what it answers. That proves no
/// loop: nobody is stopped for it.
///
/// @param agents each writes to the next, and the last to the first
public record Suspicion(List<PublicKey> agents) implements Finding {

  public Suspicion {
    agents = List.copyOf(agents);
  }
}
