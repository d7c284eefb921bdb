package dev.kith.wake.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Work that is done again and again, whatever becomes of it.
final class Rounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final Disposable.Composite rounds = Disposables.composite();

  /// @param what as in "... does not work"
  void every(Duration interval, String what, Supplier<Mono<Void>> task) {
    at(Flux.interval(interval), 1, what, task);
  }

  /// @param moments when it is done
  /// @param atOnce how often it may be under way at a time
  void at(Flux<?> moments, int atOnce, String what, Supplier<Mono<Void>> task) {
    AtomicBoolean failing = new AtomicBoolean();
    rounds.add(
        moments
            .onBackpressureDrop()
            .flatMap(_ -> tried(failing, what, task), atOnce, 1)
            .subscribe());
  }

  private static Mono<Void> tried(AtomicBoolean failing, String what, Supplier<Mono<Void>> task) {
    return Mono.defer(task)
        .doOnSuccess(_ -> {
          if (failing.getAndSet(false)) {
            LOG.info("{} works again", what);
          }
        })
        .onErrorResume(fault -> {
          if (!failing.getAndSet(true)) {
            LOG.warn("{} does not work: {}", what, fault.toString());
          }
          return Mono.empty();
        });
  }

  @Override
  public void close() {
    rounds.dispose();
  }
}
