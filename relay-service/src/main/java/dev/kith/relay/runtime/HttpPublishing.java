package dev.kith.relay.runtime;

import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.KindClass;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.WireEvent;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.relay.access.WriteRules;
import dev.kith.relay.http.Publishing;
import dev.kith.relay.ingest.Admission;
import dev.kith.relay.ingest.Verdict;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// The way of an event that comes over HTTP: the same checks in the same order as on a socket.
final class HttpPublishing implements Publishing {

  private static final Verdict BUSY =
      Verdict.refused(Prefix.RATE_LIMITED, "the relay is busy, try again later");

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
        .flatMap(right -> right ? store(event, proven) : Mono.just(wrong()))
        .defaultIfEmpty(BUSY);
  }

  private Mono<Verdict> store(WireEvent event, PublicKey proven) {
    Reason refusal = refusal(event.event(), proven);
    if (refusal != null) {
      return Mono.just(new Verdict.Refused(refusal));
    }
    if (event.event().kind() == Kind.JOIN || event.event().kind() == Kind.LEAVE) {
      return engine.membership().enter(event.event());
    }
    return Mono.create(sink -> {
      if (event.event().kindClass() == KindClass.EPHEMERAL
          && !engine.keepers().keep(event.event())) {
        engine.fanOut().broadcast(event, () -> sink.success(Verdict.accepted()));
      } else if (!engine.batcher().offer(event, sink::success)) {
        sink.success(BUSY);
      }
    });
  }

  /// A request has no connection whose address could be charged, but its author is known.
  private @Nullable Reason refusal(Event event, PublicKey proven) {
    Reason overdrawn = ledger.open(null).event(event.pubkey(), engine.clock().instant());
    return overdrawn == null ? writeRules.refusal(event, Set.of(proven)) : overdrawn;
  }

  private static Verdict wrong() {
    return Verdict.refused(Prefix.INVALID, "the signature is wrong");
  }
}
