package dev.kith.relay.connection;

import dev.kith.model.event.PublicKey;
import dev.kith.model.event.WireEvent;
import dev.kith.model.message.ClientMessage.Request;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.model.message.RelayMessage;
import dev.kith.relay.access.Audience;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The subscriptions of one connection: stored events first, then EOSE, then live ones, with no gap
/// and nothing twice. The live side takes over at a position of the log, and the query stops there.
final class Subscriptions {

  private final ConnectionLimits limits;
  private final QuestionRules rules;
  private final Set<PublicKey> keys;
  private final BooleanSupplier hinted;
  private final Consumer<Effect> effects;
  private final Map<String, LiveSubscription> open = new HashMap<>();

  /// @param hinted whether the client understands more than NIP-01, at any time
  Subscriptions(
      ConnectionLimits limits,
      QuestionRules rules,
      BooleanSupplier hinted,
      Consumer<Effect> effects) {
    this.hinted = hinted;
    this.limits = limits;
    this.rules = rules;
    this.keys = rules.keys();
    this.effects = effects;
  }

  /// Opens a subscription in the place of one with the same id.
  ///
  /// @param generation a number that no other request of the connection has
  /// @return false if it was refused
  boolean request(Request request, long generation) {
    String id = request.subscription();
    close(id);
    Reason refusal = refusal(request);
    if (refusal != null) {
      send(new RelayMessage.Closed(id, refusal.text()));
      return false;
    }
    open.put(id, new LiveSubscription(generation, request.filters()));
    effects.accept(new Effect.Register(id, generation, request.filters()));
    return true;
  }

  int count() {
    return open.size();
  }

  void close(String id) {
    LiveSubscription subscription = open.remove(id);
    if (subscription != null) {
      effects.accept(new Effect.Unregister(id, subscription.generation()));
    }
  }

  void registered(Input.Registered input) {
    LiveSubscription subscription = current(input.subscription(), input.generation());
    if (subscription == null) {
      return;
    }
    PublicKey inviter = rules.inviter(subscription.filters());
    if (inviter == null) {
      query(input.subscription(), subscription, input.position());
    } else {
      effects.accept(
          new Effect.Invite(input.subscription(), input.generation(), inviter, input.position()));
    }
  }

  /// An invite is newer than all that is stored, so it comes first.
  void invited(Input.Invited input) {
    LiveSubscription subscription = current(input.subscription(), input.generation());
    if (subscription == null) {
      return;
    }
    if (subscription.asksFor(input.event().event())) {
      send(new RelayMessage.Delivery(input.subscription(), input.event()));
    }
    query(input.subscription(), subscription, input.position());
  }

  private void query(String id, LiveSubscription subscription, long position) {
    effects.accept(
        new Effect.Query(
            id,
            subscription.generation(),
            subscription.filters(),
            Set.copyOf(keys),
            position,
            hinted.getAsBoolean()));
  }

  void found(Input.Found found) {
    String id = found.subscription();
    LiveSubscription subscription = current(id, found.generation());
    if (subscription == null) {
      return;
    }
    subscription.learn(found.completeness());
    effects.accept(new Effect.SendStored(id, found.events()));
    if (!found.remaining().isEmpty()) {
      effects.accept(new Effect.Fetch(id, found.generation(), found.remaining()));
      return;
    }
    send(new RelayMessage.EndOfStored(id, subscription.completeness()));
    subscription.goLive().forEach(event -> send(new RelayMessage.Delivery(id, event)));
  }

  void failed(Input.QueryFailed failure) {
    if (current(failure.subscription(), failure.generation()) != null) {
      refuse(failure.subscription(), failure.reason());
    }
  }

  void matched(Input.Matched matched) {
    LiveSubscription subscription = current(matched.subscription(), matched.generation());
    WireEvent event = matched.event();
    if (subscription == null || !Audience.of(event.event()).admits(event.event(), keys)) {
      return;
    }
    if (subscription.isLive()) {
      send(new RelayMessage.Delivery(matched.subscription(), event));
    } else if (subscription.held() < limits.pendingEvents()) {
      subscription.hold(event);
    } else {
      refuse(
          matched.subscription(),
          new Reason(Prefix.ERROR, "too many new events before the stored ones were read"));
    }
  }

  List<Effect.Unregister> all() {
    return open.entrySet().stream()
        .map(entry -> new Effect.Unregister(entry.getKey(), entry.getValue().generation()))
        .toList();
  }

  private @Nullable Reason refusal(Request request) {
    if (open.size() >= limits.subscriptions()) {
      return new Reason(
          Prefix.RATE_LIMITED, "at most " + limits.subscriptions() + " open subscriptions");
    }
    return rules.refusal(request.filters());
  }

  void refuseAll(Reason reason) {
    List.copyOf(open.keySet()).forEach(id -> refuse(id, reason));
  }

  void refuse(String id, Reason reason) {
    close(id);
    send(new RelayMessage.Closed(id, reason.text()));
  }

  private @Nullable LiveSubscription current(String id, long generation) {
    LiveSubscription subscription = open.get(id);
    return subscription != null && subscription.generation() == generation ? subscription : null;
  }

  private void send(RelayMessage message) {
    effects.accept(new Effect.Send(message));
  }
}
