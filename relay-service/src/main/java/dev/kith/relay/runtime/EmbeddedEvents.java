package dev.kith.relay.runtime;

import dev.kith.model.event.Event;
import dev.kith.model.wire.EventJson;
import dev.kith.model.wire.EventJson.Decoded;
import java.nio.charset.StandardCharsets;

/// Events inside the content of others.
final class EmbeddedEvents {

  private static final int REPOST = 6;
  private static final int GENERIC_REPOST = 16;

  private EmbeddedEvents() {}

  /// True if the event carries a protected one into the open (NIP-70, NIP-18).
  static boolean repostsProtected(Event event) {
    return (event.kind() == REPOST || event.kind() == GENERIC_REPOST)
        && EventJson.decode(event.content().getBytes(StandardCharsets.UTF_8))
            instanceof Decoded.Sound(Event embedded)
        && embedded.hasTag("-");
  }
}
