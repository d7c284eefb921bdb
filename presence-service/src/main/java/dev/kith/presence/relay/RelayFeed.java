package dev.kith.presence.relay;

import dev.kith.client.connection.Report;
import dev.kith.client.connection.Verdict;
import dev.kith.client.http.RelayInformation;
import dev.kith.client.runtime.News;
import dev.kith.client.runtime.RelayVerdict;
import dev.kith.client.runtime.Relays;
import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.filter.Filter;
import dev.kith.presence.agents.Input;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/// One relay, listened to and spoken to as a client with the key of the presence service. The
/// connection comes back by itself, and what was missed meanwhile is asked for again.
public final class RelayFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RelayFeed.class);

  /// How old a farewell may be that still counts at the start.
  private static final Duration FAREWELLS = Duration.ofDays(7);

  /// By how much listening overlaps with what is read as stored.
  private static final Duration OVERLAP = Duration.ofMinutes(2);

  /// How long a relay may take to say who it is.
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private static final Retry AGAIN =
      Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1)).maxBackoff(Duration.ofMinutes(1));

  private final URI relay;
  private final KeyPair key;
  private final Consumer<Input> inlet;
  private final Relays relays;
  private final AtomicBoolean connected = new AtomicBoolean();
  private final AtomicBoolean refused = new AtomicBoolean();
  private final Disposable.Swap reading = Disposables.swap();
  private final Disposable.Swap asking = Disposables.swap();
  private final Disposable.Composite ongoing = Disposables.composite(reading, asking);

  /// @param inlet takes what the relay says; may block
  public RelayFeed(URI relay, KeyPair key, Signer signer, Consumer<Input> inlet) {
    this.relay = relay;
    this.key = key;
    this.inlet = inlet;
    this.relays = new Relays(new Relays.Setup(List.of(relay), List.of(key), true), signer);
  }

  public URI relay() {
    return relay;
  }

  public boolean isConnected() {
    return connected.get();
  }

  /// Reads what is stored, and then listens.
  public void start(Instant now) {
    ongoing.add(relays.news().subscribe(this::hear));
    ongoing.add(
        Flux.defer(() -> relays.query(stored(now)))
            .doOnNext(event -> inlet.accept(new Input.Heard(relay, event, false)))
            .then(Mono.fromRunnable(() -> connected(true)))
            .thenMany(Flux.defer(() -> relays.subscribe(live(now))))
            .doOnNext(event -> inlet.accept(new Input.Heard(relay, event, true)))
            .doOnError(fault -> LOG.warn("{} serves nothing: {}", relay, fault.toString()))
            .retryWhen(AGAIN)
            .subscribe());
  }

  /// Reads what is stored once more, from its beginning.
  public void readAgain(Instant now) {
    reading.update(
        relays
            .query(stored(now))
            .subscribe(
                event -> inlet.accept(new Input.Heard(relay, event, false)),
                fault -> LOG.warn("{} serves nothing: {}", relay, fault.toString())));
  }

  /// Publishes an event.
  ///
  /// @return whether the relay took it
  public Mono<Boolean> publish(Event event, Duration patience) {
    return relays.publish(event, patience).next().map(this::isAccepted);
  }

  /// Says once why something is refused: it will be so with all that follows.
  private boolean isAccepted(RelayVerdict verdict) {
    if (verdict.verdict() instanceof Verdict.Refused(String reason) && !refused.getAndSet(true)) {
      LOG.warn(
          "{} refuses kind {} of {}: {}",
          relay,
          verdict.event().kind(),
          key.publicKey().hex(),
          reason);
    }
    return verdict.isAccepted();
  }

  @Override
  public void close() {
    ongoing.dispose();
    relays.close();
  }

  private void hear(News news) {
    if (!(news instanceof News.OfRelay(URI _, Report report))) {
      return;
    }
    switch (report.subject()) {
      case READY -> connected(true);
      case LOST, GAVE_UP -> connected(false);
      case AUTHENTICATION, CLOSED, INCOMPLETE -> LOG.warn("{}", news.sentence());
      case NOTICE, UNREADABLE, UNASKED -> LOG.debug("{}", news.sentence());
    }
  }

  private void connected(boolean is) {
    if (connected.getAndSet(is) != is) {
      LOG.info("{} {}", is ? "connected to" : "lost", relay);
      inlet.accept(is ? new Input.Connected(relay) : new Input.Disconnected(relay));
      if (is) {
        asking.update(
            Mono.defer(() -> Mono.justOrEmpty(RelayInformation.self(relay, ANSWER)))
                .subscribeOn(Schedulers.boundedElastic())
                .subscribe(self -> inlet.accept(new Input.Identified(relay, self))));
      }
    }
  }

  private List<Filter> stored(Instant now) {
    return List.of(
        Filter.ALL.withKinds(Kind.AGENT_CARD),
        Filter.ALL.withKinds(Kind.DECLARED_PRESENCE),
        Filter.ALL.withKinds(Kind.FAREWELL).withSince(now.minus(FAREWELLS).getEpochSecond()));
  }

  private List<Filter> live(Instant now) {
    return List.of(
        Filter.ALL
            .withKinds(Kind.AGENT_CARD, Kind.DECLARED_PRESENCE, Kind.FAREWELL, Kind.HEARTBEAT)
            .withSince(now.minus(OVERLAP).getEpochSecond()),
        Filter.ALL
            .withKinds(Kind.PROBE_ANSWER, Kind.LINK)
            .withTag("p", List.of(key.publicKey().hex())));
  }
}
