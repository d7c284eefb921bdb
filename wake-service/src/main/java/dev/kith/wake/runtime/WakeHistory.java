package dev.kith.wake.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.wake.http.BudgetEntry;
import dev.kith.wake.http.WakeEntry;
import dev.kith.wake.http.Wakes;
import dev.kith.wake.lease.AllowancesState;
import dev.kith.wake.lease.WakeInput;
import dev.kith.wake.policy.DayState;
import dev.kith.wake.policy.WakeClass;
import dev.kith.wake.policy.WakeLimits;
import dev.kith.wake.push.WakeId;
import dev.kith.wake.store.AgentStore;
import dev.kith.wake.store.HistoryStore;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Tells what has happened to wakes.
final class WakeHistory implements Wakes {

  private final HistoryStore history;
  private final AgentStore agents;
  private final WakeRound round;
  private final WakeMeters meters;
  private final WakeLimits limits;
  private final InstantSource clock;

  WakeHistory(
      HistoryStore history,
      AgentStore agents,
      WakeRound round,
      WakeMeters meters,
      WakeLimits limits,
      InstantSource clock) {
    this.history = history;
    this.agents = agents;
    this.round = round;
    this.meters = meters;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public Flux<WakeEntry> history(PublicKey agent, long before, int most) {
    return history
        .of(agent, before, most)
        .map(entry -> new WakeEntry(entry.number(), entry.at(), entry.what(), entry.detail()));
  }

  @Override
  public Mono<Void> seen(PublicKey agent, UUID wake) {
    return round
        .tell(agent, new WakeInput.Seen(new WakeId(wake)))
        .doOnNext(meters::happened)
        .then();
  }

  @Override
  public Mono<List<BudgetEntry>> budgets(PublicKey agent) {
    return agents
        .find(agent)
        .map(state -> {
          AllowancesState used = state.allowances();
          return List.of(
              new BudgetEntry("urgent", used(used, WakeClass.URGENT), limits.urgentPerDay()),
              new BudgetEntry("normal", used(used, WakeClass.NORMAL), limits.normalPerDay()),
              new BudgetEntry("strangers", today(used.strangers()), limits.strangersPerDay()));
        });
  }

  private int used(AllowancesState allowances, WakeClass wakeClass) {
    return today(allowances.budgets().getOrDefault(wakeClass, DayState.UNUSED));
  }

  private int today(DayState state) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return state.day().equals(today) ? state.used() : 0;
  }
}
