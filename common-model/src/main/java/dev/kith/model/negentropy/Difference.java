package dev.kith.model.negentropy;

import dev.kith.model.event.EventId;
import java.util.List;

/// What one message told the initiator.
///
/// @param have what it has and the other side lacks
/// @param need what the other side has and it lacks
public record Difference(List<EventId> have, List<EventId> need) {

  public Difference {
    have = List.copyOf(have);
    need = List.copyOf(need);
  }
}
