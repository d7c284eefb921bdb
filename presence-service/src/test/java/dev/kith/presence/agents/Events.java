package dev.kith.presence.agents;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What agents publish, with signatures that nobody looks at.
final class Events {

  private static final Bytes32 ZERO = new Bytes32(0, 0, 0, 0);
  private static final Signature SIGNATURE = new Signature(ZERO, ZERO);

  private Events() {}

  static PublicKey key(long number) {
    return new PublicKey(new Bytes32(0, 0, 0, number));
  }

  static Event declared(PublicKey agent, Instant now, String status, Duration lease) {
    return event(
        agent,
        now,
        Kind.DECLARED_PRESENCE,
        Tag.of("status", status),
        Tag.of("expiration", Long.toString(now.plus(lease).getEpochSecond())));
  }

  static Event card(PublicKey agent, Instant now, String... capabilities) {
    List<Tag> tags = new ArrayList<>();
    for (String capability : capabilities) {
      tags.add(Tag.of("c", capability));
    }
    return event(agent, now, Kind.AGENT_CARD, tags.toArray(Tag[]::new));
  }

  static Event farewell(PublicKey agent, Instant now) {
    return event(agent, now, Kind.FAREWELL);
  }

  static Event answer(PublicKey agent, Instant now, String nonce) {
    return event(agent, now, Kind.PROBE_ANSWER, Tag.of("nonce", nonce));
  }

  static Event link(PublicKey agent, Instant now, String link) {
    return event(key(999), now, Kind.LINK, Tag.of("agent", agent.hex()), Tag.of("link", link));
  }

  static Event event(PublicKey author, Instant now, int kind, Tag... tags) {
    return new EventDraft(now.getEpochSecond(), kind, List.of(tags), "").signed(author, SIGNATURE);
  }
}
