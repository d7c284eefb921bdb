package dev.kith.presence.relay;

import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import dev.kith.presence.agents.Effect;
import dev.kith.presence.agents.Observation;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What the presence service has to say, before it is signed.
public final class PresenceEvents {

  private static final JsonFactory JSON = new JsonFactory();

  private PresenceEvents() {}

  /// Kind 21042: each of the agents that lives answers it with the same nonce.
  public static EventDraft probe(Effect.Probe probe, Instant now) {
    Stream<Tag> agents = probe.agents().stream().map(agent -> Tag.of("p", agent.hex()));
    return new EventDraft(
        now.getEpochSecond(),
        Kind.PROBE,
        Stream.concat(agents, Stream.of(Tag.of("nonce", probe.nonce()))).toList(),
        "");
  }

  /// Kind 31047.
  public static EventDraft observed(Effect.Announce announce) {
    return new EventDraft(
        announce.at(),
        Kind.OBSERVED_PRESENCE,
        List.of(
            Tag.of("d", announce.agent().hex()),
            Tag.of("state", announce.observation().state().word()),
            Tag.of("expiration", Long.toString(announce.until().getEpochSecond()))),
        content(announce.observation()));
  }

  /// `{"since":1790000000,"relays":["wss://…"]}`
  private static String content(Observation observation) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeNumberProperty("since", observation.since().getEpochSecond());
      json.writeArrayPropertyStart("relays");
      for (URI relay : observation.relays()) {
        json.writeString(relay.toString());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }
}
