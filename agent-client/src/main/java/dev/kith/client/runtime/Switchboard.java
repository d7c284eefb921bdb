package dev.kith.client.runtime;

import dev.kith.client.connection.Effect;
import dev.kith.client.connection.Input;
import dev.kith.client.connection.Report;
import dev.kith.client.connection.Verdict;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.filter.Filter;
import dev.kith.model.wire.EventWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import reactor.core.publisher.Sinks;

/// Brings together what users want and what relays answer. All of it on the loop.
final class Switchboard {

  private final Consumer<News> news;
  private final Publications publications = new Publications();
  private final Map<String, Subscribing> subscriptions = new HashMap<>();
  private final Map<String, Attending> sessions = new HashMap<>();
  private List<RelayLink> links = List.of();
  private int count;

  /// @param news takes what there is to know
  Switchboard(Consumer<News> news) {
    this.news = news;
  }

  void open(List<RelayLink> toRelays) {
    links = List.copyOf(toRelays);
    links.forEach(link -> link.on(new Input.Open()));
  }

  /// @return is complete when all sockets are closed
  CompletableFuture<Void> close() {
    links.forEach(link -> link.on(new Input.Close()));
    return CompletableFuture.allOf(
        links.stream().map(RelayLink::goodbye).toArray(CompletableFuture<?>[]::new));
  }

  void publish(Event event, Instant deadline, Sinks.Many<RelayVerdict> verdicts) {
    publications.add(event, links.stream().map(RelayLink::relay).toList(), verdicts);
    Input.Publish publish = new Input.Publish(EventWriter.wire(event), deadline);
    links.forEach(link -> link.on(publish));
  }

  /// A subscription that [#start] has still to begin.
  Subscribing subscription(List<Filter> filters, boolean live, Receiver receiver) {
    return new Subscribing("s" + ++count, filters, live, links, receiver);
  }

  void start(Subscribing subscription) {
    subscriptions.put(subscription.name(), subscription);
    subscription.start();
  }

  void stop(Subscribing subscription) {
    if (subscriptions.remove(subscription.name(), subscription)) {
      subscription.stop();
    }
  }

  /// One attendance to a session, that [#start] has still to begin.
  Attending attending(
      Attendance attendance,
      Loop loop,
      Desk desk,
      EventHandler handler,
      Sinks.One<Attended> result) {
    return new Attending(attendance, links, loop, desk, handler, result, news);
  }

  /// @return false if the session is attended to already
  boolean start(Attending attending) {
    boolean free = sessions.putIfAbsent(attending.session(), attending) == null;
    if (free) {
      attending.start();
    }
    return free;
  }

  void stop(Attending attending) {
    if (sessions.remove(attending.session(), attending)) {
      attending.stop();
    }
  }

  void on(RelayLink link, Effect.Outcome outcome) {
    switch (outcome) {
      case Effect.Settle(EventId id, Verdict verdict) ->
          publications.settle(id, link.relay(), verdict);
      case Effect.Tell(Report report) -> news.accept(new News.OfRelay(link.relay(), report));
      case Effect.OfSubscription effect -> subscribed(link, effect);
      case Effect.OfSession effect -> {
        Attending attending = sessions.get(effect.session());
        if (attending != null) {
          attending.on(link, effect);
        }
      }
    }
  }

  /// The effect names one filter of a subscription: `s<number>-<filter>`.
  private void subscribed(RelayLink link, Effect.OfSubscription effect) {
    String name = effect.subscription();
    int dash = name.indexOf('-');
    Subscribing subscription = subscriptions.get(name.substring(0, dash));
    if (subscription != null) {
      subscription.on(link, Integer.parseInt(name, dash + 1, name.length(), 10), effect);
      if (subscription.isOver()) {
        subscriptions.remove(subscription.name());
      }
    }
  }
}
