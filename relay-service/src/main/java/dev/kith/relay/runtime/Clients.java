package dev.kith.relay.runtime;

import dev.kith.model.event.WireEvent;
import dev.kith.relay.connection.Input;
import dev.kith.relay.subscription.Subscription;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/// Who is connected, by number.
final class Clients implements FanOut.Delivery {

  private final ConcurrentMap<Long, ServedClient> connected = new ConcurrentHashMap<>();

  private volatile boolean stopping;
  private volatile Predicate<String> blocked = _ -> false;

  Clients(MeterRegistry meters) {
    meters.gaugeMapSize("kith.relay.connections", List.of(), connected);
  }

  /// A client that comes while the relay stops is sent away at once.
  void add(long number, ServedClient client) {
    connected.put(number, client);
    if (stopping) {
      client.on(new Input.Stopping());
    }
    sendAwayIfBlocked(client);
  }

  void remove(long number) {
    connected.remove(number);
  }

  int count() {
    return connected.size();
  }

  /// Closes all connections because the relay stops.
  void disconnectAll() {
    stopping = true;
    connected.values().forEach(client -> client.on(new Input.Stopping()));
  }

  /// Closes the connections from those addresses, now and when they come.
  void block(Predicate<String> addresses) {
    blocked = addresses;
    connected.values().forEach(this::sendAwayIfBlocked);
  }

  private void sendAwayIfBlocked(ServedClient client) {
    String address = client.address();
    if (address != null && blocked.test(address)) {
      client.on(new Input.Blocked());
    }
  }

  /// Tells all of them that time has passed.
  void tick() {
    connected.values().forEach(client -> client.on(new Input.Ticked()));
  }

  /// Tells all of them that who may do what has changed.
  void rulesChanged() {
    connected.values().forEach(client -> client.on(new Input.RulesChanged()));
  }

  /// Tells all of them that what was appended to the log up to there has been handed over.
  void passed(long position) {
    connected.values().forEach(client -> client.on(new Input.Passed(position)));
  }

  @Override
  public void deliver(Subscription subscription, WireEvent event, long position) {
    ServedClient client = connected.get(subscription.connection());
    if (client != null) {
      client.deliver(subscription, event, position);
    }
  }
}
