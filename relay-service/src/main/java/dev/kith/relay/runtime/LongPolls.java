package dev.kith.relay.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.relay.access.Audience;
import dev.kith.relay.subscription.Subscription;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Requests that wait for an event. Their numbers are below zero, those of connections above.
final class LongPolls implements FanOut.Delivery {

  private static final String ID = "poll";

  private record Waiting(PublicKey owner, LongConsumer listener) {}

  private final AtomicLong numbers = new AtomicLong();
  private final ConcurrentMap<Long, Waiting> waiting = new ConcurrentHashMap<>();

  LongPolls(MeterRegistry meters) {
    meters.gaugeMapSize("kith.relay.polls", List.of(), waiting);
  }

  /// Completes when an event that the owner may read and that matches has been stored, or when the
  /// patience is over.
  ///
  /// @param registered looks once more, when nothing that comes can be missed any longer; true if
  ///   there is something already
  Mono<Void> await(
      FanOut fanOut,
      PublicKey owner,
      List<Filter> filters,
      Duration patience,
      Mono<Boolean> registered) {
    return Mono.defer(() -> {
      Sinks.Empty<Void> come = Sinks.empty();
      Mono<Void> waiting =
          registered.flatMap(
              there -> there ? Mono.<Void>empty() : come.asMono().timeout(patience, Mono.empty()));
      return listening(fanOut, owner, filters, _ -> come.tryEmitEmpty(), waiting);
    });
  }

  /// Does work that begins when nothing that comes can be missed any longer.
  ///
  /// @param listener told the positions of events that the owner may read and that match
  <T> Mono<T> listening(
      FanOut fanOut, PublicKey owner, List<Filter> filters, LongConsumer listener, Mono<T> work) {
    return Mono.defer(() -> {
      long number = numbers.decrementAndGet();
      waiting.put(number, new Waiting(owner, listener));
      Subscription subscription = new Subscription(number, ID, 0);
      Mono<Void> live =
          Mono.create(sink -> fanOut.register(subscription, filters, _ -> sink.success()));
      return live.then(work)
          .doFinally(_ -> {
            waiting.remove(number);
            fanOut.unregister(subscription);
          });
    });
  }

  @Override
  public void deliver(Subscription subscription, WireEvent event, long position) {
    Waiting request = waiting.get(subscription.connection());
    if (request != null
        && position > 0
        && Audience.of(event.event()).admits(event.event(), Set.of(request.owner()))) {
      request.listener().accept(position);
    }
  }
}
