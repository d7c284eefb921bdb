package dev.kith.relay.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.model.message.Reason;
import dev.kith.relay.budget.Ledger;
import dev.kith.relay.budget.Purse;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one ledger of this replica, for the threads of all connections, and how often it refuses.
final class SharedLedger {

  private static final String LIMITED = "kith.relay.limited";

  private final Ledger ledger;
  private final Set<PublicKey> services;
  private final Counter connections;
  private final Counter events;
  private final Counter requests;

  /// @param services keys whose connections cost nothing once they are proved
  SharedLedger(Ledger ledger, Set<PublicKey> services, MeterRegistry meters) {
    this.ledger = ledger;
    this.services = services;
    this.connections = meters.counter(LIMITED, "what", "connections");
    this.events = meters.counter(LIMITED, "what", "events");
    this.requests = meters.counter(LIMITED, "what", "requests");
    meters.gauge("kith.relay.accounts", this, SharedLedger::size);
  }

  private double size() {
    synchronized (ledger) {
      return ledger.size();
    }
  }

  /// @param address of the connection, or null if it comes from this machine
  Purse open(@Nullable String address) {
    synchronized (ledger) {
      return new Shared(ledger.open(address));
    }
  }

  @Nullable Reason request(String address, Instant now) {
    return counted(requests, () -> ledger.request(address, now));
  }

  private @Nullable Reason counted(Counter counter, Supplier<@Nullable Reason> attempt) {
    Reason refusal;
    synchronized (ledger) {
      refusal = attempt.get();
    }
    if (refusal != null) {
      counter.increment();
    }
    return refusal;
  }

  private final class Shared implements Purse {

    private final Purse purse;
    private boolean free;

    Shared(Purse purse) {
      this.purse = purse;
    }

    @Override
    public @Nullable Reason connect(Instant now) {
      return counted(connections, () -> purse.connect(now));
    }

    @Override
    public @Nullable Reason authenticate(PublicKey key, Instant now) {
      free |= services.contains(key);
      return counted(connections, () -> purse.authenticate(key, now));
    }

    @Override
    public @Nullable Reason event(Instant now) {
      return free ? null : counted(events, () -> purse.event(now));
    }

    @Override
    public @Nullable Reason event(PublicKey author, Instant now) {
      return free ? null : counted(events, () -> purse.event(author, now));
    }

    @Override
    public @Nullable Reason unreadable(Instant now) {
      return counted(requests, () -> purse.unreadable(now));
    }

    @Override
    public @Nullable Reason request(Instant now) {
      return free ? null : counted(requests, () -> purse.request(now));
    }

    @Override
    public void hold(int more, Instant now) {
      synchronized (ledger) {
        purse.hold(more, now);
      }
    }

    @Override
    public void close(Instant now) {
      synchronized (ledger) {
        purse.close(now);
      }
    }
  }
}
