package dev.kith.relay.runtime;

import dev.kith.model.event.KindClass;
import dev.kith.model.event.WireEvent;
import dev.kith.relay.access.WriteRules;
import dev.kith.relay.session.Receipts;
import dev.kith.relay.store.EventLog;
import dev.kith.relay.store.ReceiptClaims;
import dev.kith.relay.store.ReceiptClaims.Receipt;
import dev.kith.relay.store.WillClaims;
import dev.kith.relay.store.WillClaims.Will;
import dev.kith.servicekit.logging.LogKeys;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Publishes what the relay owes others: wills that are due, and receipts.
final class Bequests {

  private static final Logger LOG = LoggerFactory.getLogger(Bequests.class);

  private final DatabaseClient database;
  private final EventLog log;
  private final FanOut fanOut;
  private final WriteRules rules;
  private final RelaySigner signer;
  private final Keepers keepers;
  private final InstantSource clock;
  private final Counter wills;
  private final Counter receipts;

  Bequests(
      DatabaseClient database,
      EventLog log,
      FanOut fanOut,
      WriteRules rules,
      RelaySigner signer,
      Keepers keepers,
      InstantSource clock,
      MeterRegistry meters) {
    this.database = database;
    this.log = log;
    this.fanOut = fanOut;
    this.rules = rules;
    this.signer = signer;
    this.keepers = keepers;
    this.clock = clock;
    this.wills = meters.counter("kith.relay.wills");
    this.receipts = meters.counter("kith.relay.receipts");
  }

  /// Publishes the wills whose delay is over.
  Mono<Void> publishWills() {
    return WillClaims.anyDue(database)
        .filter(due -> due)
        .flatMap(_ -> {
          List<WireEvent> ephemeral = new ArrayList<>();
          return log.append(transaction ->
                  WillClaims.take(transaction).map(taken -> admitted(taken, ephemeral)))
              .flatMap(appended -> {
                ephemeral.forEach(event -> fanOut.broadcast(event, () -> {}));
                wills.increment(ephemeral.size() + (double) appended.plan().accepted().size());
                return fanOut.appended(appended.base(), appended.plan().accepted());
              });
        });
  }

  /// Writes the receipts that are due.
  Mono<Void> publishReceipts() {
    return ReceiptClaims.anyDue(database)
        .filter(due -> due)
        .flatMap(_ ->
            log.append(transaction ->
                ReceiptClaims.take(transaction)
                    .map(taken -> taken.stream().map(this::receipt).toList())))
        .flatMap(appended -> {
          receipts.increment(appended.plan().accepted().size());
          return fanOut.appended(appended.base(), appended.plan().accepted());
        });
  }

  /// A will was checked when it was registered; what its author may do can have changed since.
  private List<WireEvent> admitted(List<Will> taken, List<WireEvent> ephemeral) {
    List<WireEvent> stored = new ArrayList<>();
    for (Will will : taken) {
      var refusal = rules.refusal(will.event().event(), Set.of(will.owner()));
      if (refusal != null || will.event().event().isExpiredAt(clock.instant().getEpochSecond())) {
        LOG.atInfo()
            .addKeyValue(LogKeys.EVENT, will.event().id().hex())
            .addKeyValue(LogKeys.AGENT, will.owner().hex())
            .log("the will {} was not published: {}", will.event().id(), refusal);
      } else if (will.event().event().kindClass() == KindClass.EPHEMERAL
          && !keepers.keep(will.event().event())) {
        ephemeral.add(will.event());
      } else {
        stored.add(will.event());
      }
    }
    return stored;
  }

  private WireEvent receipt(Receipt due) {
    return signer.sign(
        Receipts.draft(due.event(), due.sender(), due.recipient(), due.stage(), clock.instant()));
  }
}
