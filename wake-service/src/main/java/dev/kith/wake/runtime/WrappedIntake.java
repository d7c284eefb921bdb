package dev.kith.wake.runtime;

import dev.kith.client.giftwrap.Unwrapped;
import dev.kith.client.giftwrap.Unwrapping;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Rumor;
import dev.kith.servicekit.problem.ProblemException;
import dev.kith.wake.http.Devices;
import dev.kith.wake.http.WrappedDevice;
import dev.kith.wake.mesh.WrapsApi;
import dev.kith.wake.registration.DeviceWish;
import dev.kith.wake.registration.Registration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Takes in registrations that agents send in gift wraps, so that no relay sees a token. What
/// cannot be stored now is delivered again; what is no registration is counted, and nobody hears of
/// it.
final class WrappedIntake implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WrappedIntake.class);

  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /// Else whoever has kept an old wrap could bring back a device that was forgotten since.
  private static final Duration OLDEST = Duration.ofDays(2);

  private final WrapsApi wraps;
  private final Unwrapping unwrapping;
  private final KeyPair own;
  private final WrappedDevice reader;
  private final Devices devices;
  private final MeterRegistry meters;
  private final InstantSource clock;
  private final Disposable listening;

  WrappedIntake(
      WrapsApi wraps,
      Unwrapping unwrapping,
      KeyPair own,
      WrappedDevice reader,
      Devices devices,
      MeterRegistry meters,
      InstantSource clock) {
    this.wraps = wraps;
    this.unwrapping = unwrapping;
    this.own = own;
    this.reader = reader;
    this.devices = devices;
    this.meters = meters;
    this.clock = clock;
    this.listening =
        Mono.defer(wraps::open)
            .thenMany(Mono.defer(this::take).repeat())
            .doOnError(fault -> LOG.warn("no wraps are taken in: {}", fault.toString()))
            .retryWhen(
                Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                    .maxBackoff(LONGEST_PAUSE)
                    .transientErrors(true))
            .subscribe();
  }

  private Mono<Boolean> take() {
    return wraps
        .take(WAIT)
        .flatMapMany(Flux::fromIterable)
        .concatMap(
            delivery -> outcome(delivery.wrap()).doOnNext(this::count).then(wraps.done(delivery)))
        .then(Mono.just(true));
  }

  /// @return a word for what became of it; an error if it is to be delivered again
  private Mono<String> outcome(Event wrap) {
    return switch (unwrapping.unwrap(wrap, own)) {
      case Unwrapped.Refused _ -> Mono.just("unreadable");
      case Unwrapped.Proven(Rumor rumor) -> outcome(rumor);
    };
  }

  private Mono<String> outcome(Rumor rumor) {
    Instant said = Instant.ofEpochSecond(rumor.createdAt());
    if (rumor.kind() != Kind.DEVICE) {
      return Mono.just("foreign");
    }
    if (said.isBefore(clock.instant().minus(OLDEST))) {
      return Mono.just("old");
    }
    return Mono.fromCallable(() -> reader.read(rumor.content()))
        .flatMap(wish -> registered(rumor, wish, said))
        .onErrorResume(ProblemException.class, _ -> Mono.just("refused"));
  }

  /// What the agent has said later by a request stands.
  private Mono<String> registered(Rumor rumor, DeviceWish wish, Instant said) {
    return devices
        .list(rumor.pubkey())
        .any(known -> isNewer(known, wish, said))
        .flatMap(newer ->
            newer
                ? Mono.just("old")
                : devices.register(rumor.pubkey(), wish).thenReturn("registered"));
  }

  private static boolean isNewer(Registration known, DeviceWish wish, Instant said) {
    return known.name().equals(wish.name()) && known.tokenSetAt().isAfter(said.plusSeconds(1));
  }

  private void count(String outcome) {
    meters.counter("kith.wake.wrapped", "outcome", outcome).increment();
  }

  @Override
  public void close() {
    listening.dispose();
  }
}
