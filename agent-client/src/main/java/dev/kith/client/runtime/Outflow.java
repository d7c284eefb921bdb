package dev.kith.client.runtime;

import dev.kith.model.event.Event;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/// The end of a subscription that faces the subscriber. A slow one makes the relays pause: what it
/// misses meanwhile is asked for again when it has caught up, so little waits here and nothing is
/// lost.
final class Outflow implements Receiver {

  private static final int HIGH = 1_024;
  private static final int LOW = 256;

  private final Sinks.Many<Event> sink = Sinks.many().unicast().onBackpressureBuffer();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Loop loop;
  private final Runnable onLive;
  private @Nullable Subscribing source;
  private boolean held;

  /// @param onLive called on the loop once all relays have sent what they had stored
  Outflow(Loop loop, Runnable onLive) {
    this.loop = loop;
    this.onLive = onLive;
  }

  /// @param subscribing what to slow down; not started yet
  void isFedBy(Subscribing subscribing) {
    source = subscribing;
  }

  /// The events, on a thread that the subscriber may block.
  Flux<Event> events() {
    return sink.asFlux().publishOn(Schedulers.boundedElastic()).doOnNext(_ -> taken());
  }

  @Override
  public void arrived(Event event) {
    var _ = sink.tryEmitNext(event);
    if (waiting.incrementAndGet() >= HIGH && !held && source != null) {
      held = true;
      source.hold();
    }
  }

  @Override
  public void catchingUp() {
    // Only order depends on it.
  }

  @Override
  public void caughtUp() {
    // Only order depends on it.
  }

  @Override
  public void live() {
    onLive.run();
  }

  @Override
  public void over(@Nullable SubscriptionFailed failure) {
    var _ = failure == null ? sink.tryEmitComplete() : sink.tryEmitError(failure);
  }

  private void taken() {
    if (waiting.decrementAndGet() == LOW) {
      loop.execute(this::release);
    }
  }

  private void release() {
    if (held && waiting.get() <= LOW && source != null) {
      held = false;
      source.release();
    }
  }
}
