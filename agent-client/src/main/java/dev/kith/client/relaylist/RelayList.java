package dev.kith.client.relaylist;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where an agent says that it is found: its kind 10002 (NIP-65), each relay in a tag `r`.
///
/// @param published what it has said so far, or null
public record RelayList(@Nullable Event published) {

  public boolean names(URI relay) {
    return published != null
        && published
            .tagValues("r")
            .flatMap(RelayUrl::found)
            .map(RelayUrl::place)
            .anyMatch(RelayUrl.place(relay)::equals);
  }

  /// The list with one more relay; what was in it stays.
  public EventDraft with(URI relay, long now) {
    List<Tag> tags = new ArrayList<>();
    long createdAt = now;
    String content = "";
    if (published != null) {
      tags.addAll(published.tags());
      // Of two versions of one second the new one might not be the one that stays.
      createdAt = Math.max(now, published.createdAt() + 1);
      content = published.content();
    }
    tags.add(Tag.of("r", relay.toString()));
    return new EventDraft(createdAt, Kind.RELAY_LIST, tags, content);
  }
}
