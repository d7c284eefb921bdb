package dev.kith.client.runtime;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import java.util.ArrayList;
import java.util.List;

/// What became of an event that was to be published now or later.
///
/// @param message what answers name: the event's id, or that of what is in it if it is a gift wrap
/// @param verdicts one for each relay; none if it was kept at once, behind others
/// @param kept true if no relay answered and it will be sent later
public record Posted(Event event, EventId message, List<RelayVerdict> verdicts, boolean kept) {
  public Posted {
    verdicts = List.copyOf(verdicts);
  }

  /// The same, as that of a gift wrap with this message in it.
  public Posted with(EventId inIt) {
    return new Posted(event, inIt, verdicts, kept);
  }

  /// The same with the verdicts of further relays.
  public Posted with(List<RelayVerdict> more) {
    List<RelayVerdict> all = new ArrayList<>(verdicts);
    all.addAll(more);
    return new Posted(event, message, all, kept);
  }
}
