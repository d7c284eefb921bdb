package dev.kith.bench.runtime.presence;

import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Agents that say something once and then nothing: whoever probes them gets no answer.
final class Population {

  private static final Duration LEASE = Duration.ofHours(2);

  private final Signatures signatures;
  private final SecureRandom random = new SecureRandom();
  private final Signer signer;

  Population(Signatures signatures) {
    this.signatures = signatures;
    this.signer = new Signer(signatures, random);
  }

  /// The card and the declaration of one more agent.
  List<Event> agent(String capability) {
    KeyPair key = KeyPair.generate(signatures, random);
    EventDraft card =
        new EventDraft(
            Instant.now().getEpochSecond(),
            Kind.AGENT_CARD,
            List.of(Tag.of("c", capability)),
            "{\"name\":\"%s\",\"description\":\"one of many\"}".formatted(capability));
    return List.of(signer.sign(card, key), declaration(key, ""));
  }

  /// What one more agent declares.
  Event declaration(String note) {
    return declaration(KeyPair.generate(signatures, random), note);
  }

  private Event declaration(KeyPair key, String note) {
    Instant now = Instant.now();
    return signer.sign(
        new EventDraft(
            now.getEpochSecond(),
            Kind.DECLARED_PRESENCE,
            List.of(
                Tag.of("status", "available"),
                Tag.of("expiration", Long.toString(now.plus(LEASE).getEpochSecond()))),
            note),
        key);
  }
}
