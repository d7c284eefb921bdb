package dev.kith.presence.agents;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import java.util.List;

/// What an agent says it is and can do (kind 11040).
///
/// @param createdAt seconds since 1970, as the agent claims
/// @param capabilities path-like, such as `translate/fr`; the first [#MAX_LISTED] of them
/// @param relays where it reads; the first [#MAX_LISTED] of them
/// @param content JSON as the agent wrote it; whether it is any has not been looked at
public record Card(
    EventId id, long createdAt, List<String> capabilities, List<String> relays, String content) {

  /// Most capabilities, and most relays, of one agent that are kept.
  public static final int MAX_LISTED = 100;

  /// Longest capability that is kept, in characters.
  public static final int MAX_CAPABILITY = 200;

  public Card {
    capabilities = List.copyOf(capabilities);
    relays = List.copyOf(relays);
  }

  static Card of(Event event) {
    return new Card(
        event.id(), event.createdAt(), listed(event, "c"), listed(event, "relay"), event.content());
  }

  private static List<String> listed(Event event, String tag) {
    return event
        .tagValues(tag)
        .filter(value -> !value.isBlank() && value.length() <= MAX_CAPABILITY)
        .distinct()
        .limit(MAX_LISTED)
        .toList();
  }
}
