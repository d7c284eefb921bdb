package dev.kith.relay.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.model.event.WireEvent;
import dev.kith.model.message.Reason;
import dev.kith.relay.access.WriteRules;
import dev.kith.relay.connection.Clearance;
import dev.kith.relay.http.Publishing;
import dev.kith.relay.ingest.Admission;
import dev.kith.relay.ingest.Verdict;
import java.time.Instant;
import java.util.Set;
import reactor.core.publisher.Mono;

/// The way of an event that comes over HTTP: the same checks in the same order as on a socket.
final class HttpPublishing implements Publishing {

  private final Engine engine;
  private final Admission admission;
  private final WriteRules writeRules;
  private final SharedLedger ledger;

  HttpPublishing(Engine engine, Admission admission, WriteRules writeRules, SharedLedger ledger) {
    this.engine = engine;
    this.admission = admission;
    this.writeRules = writeRules;
    this.ledger = ledger;
  }

  @Override
  public Mono<Verdict> publish(WireEvent event, PublicKey proven) {
    Reason refusal = admission.refusal(event, engine.clock().instant());
    if (refusal != null) {
      return Mono.just(new Verdict.Refused(refusal));
    }
    return Mono.<Boolean>create(
            sink -> {
              if (!engine.signatureChecks().check(event.event(), sink::success)) {
                sink.success();
              }
            })
        .flatMap(right -> right ? cleared(event, proven) : Mono.just(Verdict.forged()))
        .defaultIfEmpty(Engine.BUSY);
  }

  /// A request has no connection whose address could be charged, but its author is known.
  private Mono<Verdict> cleared(WireEvent event, PublicKey proven) {
    Instant now = engine.clock().instant();
    return switch (Clearance.of(
        event.event(), ledger.open(null), writeRules, Set.of(proven), now)) {
      case Clearance.Refused(Reason reason) -> Mono.just(new Verdict.Refused(reason));
      case Clearance.Entry() -> engine.membership().enter(event.event());
      case Clearance.Ephemeral() -> Mono.create(sink -> engine.broadcast(event, sink::success));
      case Clearance.Stored() -> Mono.create(sink -> engine.store(event, sink::success));
    };
  }
}
