package dev.kith.wake.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.wake.http.BudgetEntry;
import dev.kith.wake.http.Operations;
import dev.kith.wake.http.ProviderEntry;
import dev.kith.wake.http.QueueEntry;
import dev.kith.wake.http.QueueEntry.QueuedLease;
import dev.kith.wake.http.TotalEntry;
import dev.kith.wake.http.Wakes;
import dev.kith.wake.lease.LeaseState;
import dev.kith.wake.lease.Owed;
import dev.kith.wake.registration.Registration;
import dev.kith.wake.store.AgentStore;
import dev.kith.wake.store.DeviceStore;
import dev.kith.wake.store.HistoryStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Tells those who run the service how it is with all agents' wakes.
final class OperationsDesk implements Operations {

  private final DeviceStore devices;
  private final AgentStore agents;
  private final HistoryStore history;
  private final PushDesk desk;
  private final Wakes wakes;
  private final InstantSource clock;

  OperationsDesk(
      DeviceStore devices,
      AgentStore agents,
      HistoryStore history,
      PushDesk desk,
      Wakes wakes,
      InstantSource clock) {
    this.devices = devices;
    this.agents = agents;
    this.history = history;
    this.desk = desk;
    this.wakes = wakes;
    this.clock = clock;
  }

  @Override
  public Flux<Registration> registrations(String agent, String name, int most) {
    return devices.page(agent, name, most);
  }

  @Override
  public Flux<QueueEntry> queue(String after, int most) {
    return agents.queue(after, most).map(OperationsDesk::entry);
  }

  @Override
  public List<ProviderEntry> providers() {
    return desk.health();
  }

  @Override
  public Mono<List<TotalEntry>> totals(Duration back) {
    return Flux.defer(() -> history.totals(clock.instant().minus(back)))
        .map(total -> new TotalEntry(total.what(), total.why(), total.times(), total.agents()))
        .collectList();
  }

  @Override
  public Mono<List<BudgetEntry>> budgets(PublicKey agent) {
    return wakes.budgets(agent);
  }

  private static QueueEntry entry(AgentStore.Queued queued) {
    return new QueueEntry(
        queued.agent(),
        queued.dueAt(),
        queued.state().sessions().stream()
            .flatMap(session -> Stream.of(session.urgent(), session.normal()))
            .flatMap(lease ->
                lease.owed() == null
                    ? Stream.<QueuedLease>empty()
                    : Stream.of(entry(lease, lease.owed())))
            .toList());
  }

  private static QueuedLease entry(LeaseState lease, Owed owed) {
    return new QueuedLease(
        lease.id().session(),
        word(lease.id().wakeClass()),
        word(lease.phase()),
        owed.head(),
        owed.since(),
        lease.due(),
        lease.waitsFor() == null ? null : word(lease.waitsFor()),
        lease.attempt() == null ? null : lease.attempt().wake().toString());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
