package dev.kith.relay.runtime;

import dev.kith.model.loop.Pair;
import dev.kith.model.loop.Trip;
import dev.kith.relay.http.OpenCircuit;
import dev.kith.relay.http.OpenCircuits;
import dev.kith.relay.loop.Circuits;
import dev.kith.relay.store.CircuitStore;
import dev.kith.relay.store.CircuitStore.Circuit;
import dev.kith.relay.store.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Opens and closes circuits: the row and the event that tells of it change together, so over all
/// replicas each is told once.
final class CircuitBreaker implements OpenCircuits {

  private static final Logger LOG = LoggerFactory.getLogger(CircuitBreaker.class);
  private static final Retry PATIENTLY = Retry.backoff(5, Duration.ofSeconds(1));

  private final DatabaseClient database;
  private final EventLog log;
  private final FanOut fanOut;
  private final RelaySigner signer;
  private final InstantSource clock;

  CircuitBreaker(
      DatabaseClient database,
      EventLog log,
      FanOut fanOut,
      RelaySigner signer,
      InstantSource clock) {
    this.database = database;
    this.log = log;
    this.fanOut = fanOut;
    this.signer = signer;
    this.clock = clock;
  }

  /// Those that were open at some time since then.
  Flux<Circuit> since(Instant then) {
    return CircuitStore.since(database, then);
  }

  void open(Trip trip) {
    log.append(transaction ->
            CircuitStore.open(transaction, trip.circuits(), trip.until(), trip.reason())
                .map(opened ->
                    opened.stream()
                        .map(pair ->
                            Circuits.draft(pair, trip.until(), trip.reason(), clock.instant()))
                        .map(signer::sign)
                        .toList()))
        .flatMap(appended -> fanOut.appended(appended.base(), appended.plan().accepted()))
        .retryWhen(PATIENTLY)
        .subscribe(
            _ -> {}, fault -> LOG.error("a circuit could not be opened: {}", fault.toString()));
  }

  @Override
  public Flux<OpenCircuit> list(String after, int most) {
    return CircuitStore.open(database, after, most)
        .map(circuit ->
            new OpenCircuit(
                List.of(circuit.pair().lower(), circuit.pair().higher()),
                circuit.reason(),
                circuit.openedAt(),
                circuit.until()));
  }

  @Override
  public Mono<Boolean> close(Pair pair) {
    return log.append(transaction ->
            CircuitStore.close(transaction, pair)
                .map(closed ->
                    closed
                        ? List.of(
                            signer.sign(
                                Circuits.draft(
                                    pair,
                                    clock.instant(),
                                    "closed by the operator",
                                    clock.instant())))
                        : List.of()))
        .flatMap(appended ->
            fanOut
                .appended(appended.base(), appended.plan().accepted())
                .thenReturn(!appended.plan().accepted().isEmpty()));
  }
}
