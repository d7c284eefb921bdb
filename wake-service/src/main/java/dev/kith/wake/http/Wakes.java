package dev.kith.wake.http;

import dev.kith.model.event.PublicKey;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What has become of the wakes of agents.
public interface Wakes {

  /// The newest first.
  ///
  /// @param before the number of the last entry of the page before
  Flux<WakeEntry> history(PublicKey agent, long before, int most);

  /// The agent's device says that a wake has reached it. To say so of another changes nothing.
  Mono<Void> seen(PublicKey agent, UUID wake);

  /// What of today's budgets is used.
  Mono<List<BudgetEntry>> budgets(PublicKey agent);
}
