package dev.kith.client.connection;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.KindClass;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.RelayMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A relay as NIP-01 and NIP-42 have it, with a cap on answers, and with bad days: it sends some
/// events twice, closes subscriptions at times, and leaves a few publishes without an answer.
final class SimulatedRelay {

  private static final Comparator<WireEvent> NEWEST_FIRST =
      Comparator.<WireEvent>comparingLong(event -> event.event().createdAt())
          .reversed()
          .thenComparing(WireEvent::id);

  enum Demand {
    NOTHING,
    PROOF_AT_ONCE,
    PROOF_WHEN_ASKED
  }

  private final Demand demand;
  private final int cap;
  private final RandomGenerator random;
  private final Map<EventId, WireEvent> stored = new LinkedHashMap<>();
  private final Map<String, Filter> subscriptions = new LinkedHashMap<>();
  private Consumer<RelayMessage> out = message -> {};
  private boolean proved;
  final SimulatedMailbox mailbox = new SimulatedMailbox(news -> out.accept(news));
  boolean misbehaves = true;

  SimulatedRelay(Demand demand, int cap, RandomGenerator random) {
    this.demand = demand;
    this.cap = cap;
    this.random = random;
  }

  List<WireEvent> stored() {
    return List.copyOf(stored.values());
  }

  boolean has(EventId id) {
    return stored.containsKey(id);
  }

  void opened(Consumer<RelayMessage> toClient) {
    out = toClient;
    subscriptions.clear();
    proved = demand == Demand.NOTHING;
    if (demand == Demand.PROOF_AT_ONCE) {
      out.accept(new RelayMessage.Challenge("challenge " + random.nextInt()));
    }
  }

  void gone() {
    out = message -> {};
    subscriptions.clear();
    mailbox.detach();
  }

  /// An event reaches the relay, from our client or from somebody else.
  void store(WireEvent event) {
    if (event.event().kindClass() != KindClass.EPHEMERAL
        && stored.putIfAbsent(event.id(), event) != null) {
      return;
    }
    mailbox.append(event);
    subscriptions.forEach((name, filter) -> {
      if (filter.matches(event.event())) {
        out.accept(new RelayMessage.Delivery(name, event));
        if (happens(20)) {
          out.accept(new RelayMessage.Delivery(name, event));
        }
      }
    });
  }

  void on(ClientMessage message) {
    switch (message) {
      case ClientMessage.Publish(WireEvent event) -> publish(event);
      case ClientMessage.Request(String name, List<Filter> filters) ->
          request(name, filters.getFirst());
      case ClientMessage.Close(String name) -> subscriptions.remove(name);
      case ClientMessage.Authenticate(Event proof) -> {
        proved = true;
        out.accept(new RelayMessage.Ok(proof.id(), true, ""));
      }
      case ClientMessage.SessionCommand command -> {
        if (!proved) {
          demandProof();
          out.accept(new RelayMessage.SessionNews.Refused(command.name(), "auth-required: who"));
        } else if (happens(40)) {
          mailbox.detach();
          out.accept(new RelayMessage.SessionNews.Refused(command.name(), "error: busy"));
        } else {
          mailbox.on(command);
        }
      }
      case ClientMessage.Count _,
          ClientMessage.NegOpen _,
          ClientMessage.NegMsg _,
          ClientMessage.NegClose _,
          ClientMessage.Malformed _ ->
          throw new AssertionError(message);
    }
  }

  private void publish(WireEvent event) {
    if (!proved) {
      demandProof();
      out.accept(new RelayMessage.Ok(event.id(), false, "auth-required: who are you"));
      return;
    }
    boolean known = has(event.id());
    store(event);
    if (!happens(30)) {
      out.accept(new RelayMessage.Ok(event.id(), true, known ? "duplicate: known" : ""));
    }
  }

  private void request(String name, Filter filter) {
    if (!proved) {
      demandProof();
      out.accept(new RelayMessage.Closed(name, "auth-required: who are you"));
      return;
    }
    if (happens(15)) {
      out.accept(new RelayMessage.Closed(name, "error: busy"));
      return;
    }
    subscriptions.put(name, filter);
    for (WireEvent event : answer(filter)) {
      out.accept(new RelayMessage.Delivery(name, event));
    }
    out.accept(new RelayMessage.EndOfStored(name));
  }

  private List<WireEvent> answer(Filter filter) {
    @Nullable Integer limit = filter.limit();
    int most = limit == null ? cap : Math.min(limit, cap);
    List<WireEvent> matching = new ArrayList<>(stored.values());
    matching.removeIf(event -> !filter.matches(event.event()));
    matching.sort(NEWEST_FIRST);
    return matching.subList(0, Math.min(most, matching.size()));
  }

  private void demandProof() {
    out.accept(new RelayMessage.Challenge("challenge " + random.nextInt()));
  }

  private boolean happens(int onceIn) {
    return misbehaves && random.nextInt(onceIn) == 0;
  }
}
