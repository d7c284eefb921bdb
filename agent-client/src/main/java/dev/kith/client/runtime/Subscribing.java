package dev.kith.client.runtime;

import dev.kith.client.connection.Effect;
import dev.kith.client.connection.Input;
import dev.kith.client.connection.Verdict;
import dev.kith.client.merge.Merge;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// One subscription at all relays. Each filter is asked for by itself, because only so it is known
/// where a relay cut its answer off.
final class Subscribing {

  private record Source(URI relay, int filter) {

    /// Shown in front of a reason; people know relays, not numbers.
    @Override
    public String toString() {
      return relay.toString();
    }
  }

  private final String name;
  private final List<Filter> filters;
  private final boolean live;
  private final List<RelayLink> links;
  private final Receiver receiver;
  private final Merge<Source> merge;
  private boolean refused;
  private boolean saidLive;
  private boolean over;

  Subscribing(
      String name, List<Filter> filters, boolean live, List<RelayLink> links, Receiver receiver) {
    this.name = name;
    this.filters = filters;
    this.live = live;
    this.links = links;
    this.receiver = receiver;
    Set<Source> sources = new HashSet<>();
    links.forEach(link -> {
      for (int i = 0; i < filters.size(); i++) {
        sources.add(new Source(link.relay(), i));
      }
    });
    this.merge = new Merge<>(sources);
  }

  String name() {
    return name;
  }

  boolean isOver() {
    return over;
  }

  void start() {
    for (int i = 0; i < filters.size(); i++) {
      Input.Subscribe subscribe = new Input.Subscribe(name + "-" + i, filters.get(i), live);
      links.forEach(link -> link.on(subscribe));
    }
  }

  void stop() {
    over = true;
    tellAll(Input.Unsubscribe::new);
  }

  void hold() {
    tellAll(Input.Hold::new);
  }

  void release() {
    tellAll(Input.Release::new);
  }

  /// Takes an effect of a subscription whose name starts with ours.
  void on(RelayLink link, int filter, Effect.OfSubscription effect) {
    Source source = new Source(link.relay(), filter);
    boolean settled = merge.isSettled();
    switch (effect) {
      case Effect.Deliver(_, WireEvent event) -> {
        if (merge.isNew(event.id())) {
          receiver.arrived(event.event());
        }
      }
      case Effect.CatchingUp _ -> merge.catchingUp(source);
      case Effect.CaughtUp(_, boolean complete) -> {
        if (complete) {
          merge.caughtUp(source);
        } else {
          merge.interrupted(source);
        }
      }
      case Effect.Completed _ -> merge.completed(source);
      case Effect.Ended(_, Verdict verdict) -> failed(source, verdict);
    }
    tellReceiver(settled);
  }

  private void failed(Source source, Verdict verdict) {
    refused |= verdict instanceof Verdict.Refused;
    merge.failed(
        source,
        switch (verdict) {
          case Verdict.Refused(String reason) -> reason;
          case Verdict.Unanswered(String why) -> why;
          case Verdict.Accepted _ -> throw new IllegalArgumentException("no end: " + verdict);
        });
  }

  private void tellReceiver(boolean wasSettled) {
    if (wasSettled && !merge.isSettled()) {
      receiver.catchingUp();
    } else if (!wasSettled && merge.isSettled()) {
      receiver.caughtUp();
    }
    String failure = merge.failure();
    if (live && !saidLive && merge.isComplete() && failure == null) {
      saidLive = true;
      receiver.live();
    }
    if (merge.isOver() && !over) {
      over = true;
      receiver.over(failure == null ? null : new SubscriptionFailed(failure, refused));
    }
  }

  private void tellAll(Function<String, Input> input) {
    for (int i = 0; i < filters.size(); i++) {
      Input each = input.apply(name + "-" + i);
      links.forEach(link -> link.on(each));
    }
  }
}
