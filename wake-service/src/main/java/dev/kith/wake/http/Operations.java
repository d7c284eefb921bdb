package dev.kith.wake.http;

import dev.kith.model.event.PublicKey;
import dev.kith.wake.registration.Registration;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What those who run the service look at.
public interface Operations {

  /// The devices of all agents, in the order of keys and names.
  ///
  /// @param agent whose the last one of the page before was, in hex; empty for the first page
  /// @param name of that one
  Flux<Registration> registrations(String agent, String name, int most);

  /// Agents with wakes that are not over, in the order of their keys.
  ///
  /// @param after the last one of the page before, in hex; empty for the first page
  Flux<QueueEntry> queue(String after, int most);

  /// How push services have answered this replica, the one used last first.
  List<ProviderEntry> providers();

  /// What has happened in the time before now, and how often.
  Mono<List<TotalEntry>> totals(Duration back);

  /// What of an agent's budgets is used today.
  Mono<List<BudgetEntry>> budgets(PublicKey agent);
}
