package dev.kith.relay.budget;

import dev.kith.model.rate.Bucket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one address or key has left of its allowance, and holds of it.
final class Account {

  private final Allowance allowance;
  private final @Nullable Bucket events;
  private final @Nullable Bucket requests;
  private int connections;
  private int subscriptions;

  Account(Allowance allowance, Instant now) {
    this.allowance = allowance;
    this.events = allowance.events().bucket(now);
    this.requests = allowance.requests().bucket(now);
  }

  boolean takeEvent(Instant now) {
    return events == null || events.take(now);
  }

  boolean takeRequest(Instant now) {
    return requests == null || requests.take(now);
  }

  boolean takeConnection() {
    if (allowance.connections() > 0 && connections >= allowance.connections()) {
      return false;
    }
    connections++;
    return true;
  }

  boolean mayOpenSubscription() {
    return allowance.subscriptions() == 0 || subscriptions < allowance.subscriptions();
  }

  void hold(int moreSubscriptions) {
    subscriptions += moreSubscriptions;
  }

  void releaseConnection() {
    connections--;
  }

  /// True if forgetting it frees nothing that is still in use.
  boolean isIdle() {
    return connections == 0 && subscriptions == 0;
  }
}
