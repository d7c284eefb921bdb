package dev.kith.relay.runtime;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// Answers services of the mesh that ask whether this relay lives. What they hear shows that events
/// pass: through a socket, the checks and the fan-out. Others are not answered, as each answer
/// costs a signature.
final class ProbeAnswers {

  private final PublicKey self;
  private final Set<PublicKey> services;
  private final Consumer<EventDraft> outlet;
  private final InstantSource clock;

  /// @param self the relay's key
  /// @param outlet signs and hands on what there is to tell
  ProbeAnswers(
      PublicKey self, List<PublicKey> services, Consumer<EventDraft> outlet, InstantSource clock) {
    this.self = self;
    this.services = Set.copyOf(services);
    this.outlet = outlet;
    this.clock = clock;
  }

  /// An ephemeral event has come from a client.
  void came(Event event) {
    if (event.kind() == Kind.PROBE
        && services.contains(event.pubkey())
        && event.hasTag("p", self.hex())) {
      outlet.accept(
          new EventDraft(
              clock.instant().getEpochSecond(),
              Kind.PROBE_ANSWER,
              List.of(
                  Tag.of("p", event.pubkey().hex()),
                  Tag.of("nonce", Objects.requireNonNullElse(event.tagValue("nonce"), ""))),
              ""));
    }
  }
}
