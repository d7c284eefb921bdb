package dev.kith.client.command;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where an agent is found: its kind 10002 (NIP-65), each relay in a tag `r`.
///
/// @param published what it has said so far, or null
record RelayList(@Nullable Event published) {

  boolean names(URI relay) {
    return published != null
        && published.tagValues("r").map(RelayList::comparable).anyMatch(comparable(relay)::equals);
  }

  /// The list with one more relay; what was in it stays.
  EventDraft with(URI relay, long now) {
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

  private static String comparable(URI relay) {
    return comparable(relay.toString());
  }

  private static String comparable(String url) {
    return url.strip().toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
  }
}
