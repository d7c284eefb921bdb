package dev.kith.relay.runtime;

import dev.kith.relay.store.SessionUpkeep;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What is done for sessions at intervals, each thing at its own and never twice at a time.
final class SessionRounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SessionRounds.class);
  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration OFTEN = Duration.ofSeconds(1);
  private static final Duration SELDOM = Duration.ofSeconds(15);

  /// A replica that has not renewed its lease for so long has died.
  private static final Duration LAPSE = Duration.ofSeconds(30);

  private static final Duration RENEWAL = LAPSE.dividedBy(6);

  private final Outage outage =
      new Outage(LOG, "sessions are not looked after", "sessions are looked after again");

  private final Disposable.Composite rounds = Disposables.composite();

  SessionRounds(
      SessionUpkeep upkeep,
      Bequests bequests,
      AttachedHere attachedHere,
      Shares shares,
      Keepers keepers,
      SessionMeters meters,
      FanOut fanOut,
      Clients clients) {
    upkeep.renew().block(START);
    keepers.refresh(upkeep).block(START);
    every(RENEWAL, () -> keepers.refresh(upkeep));
    every(RENEWAL, upkeep::renew);
    every(RENEWAL, () -> upkeep.clear((int) LAPSE.toSeconds()));
    every(SELDOM, () -> meters.look(upkeep));
    every(OFTEN, bequests::publishWills);
    every(OFTEN, bequests::publishReceipts);
    every(OFTEN, shares::look);
    every(
        OFTEN,
        () ->
            upkeep
                .takeovers()
                .doOnNext(gone -> attachedHere.takenOver(gone.session(), gone.attachment()))
                .then());
    rounds.add(
        Flux.interval(SELDOM).onBackpressureDrop().subscribe(_ -> fanOut.passed(clients::passed)));
  }

  private void every(Duration interval, Supplier<Mono<Void>> task) {
    rounds.add(
        Flux.interval(interval)
            .onBackpressureDrop()
            .concatMap(_ ->
                Mono.defer(task)
                    .doOnSuccess(_ -> outage.worked())
                    .doOnError(outage::failed)
                    .onErrorComplete())
            .subscribe());
  }

  @Override
  public void close() {
    rounds.dispose();
  }
}
