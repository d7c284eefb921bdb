package dev.kith.client.command;

import dev.kith.client.Agent;
import dev.kith.client.connection.Verdict;
import dev.kith.client.find.Sought;
import dev.kith.client.runtime.DirectoryApi;
import dev.kith.client.runtime.ListedAgent;
import dev.kith.client.runtime.Page;
import dev.kith.client.runtime.SubscriptionFailed;
import dev.kith.discovery.advert.Advert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The places in which `kith find` looks, the nearest first.
///
/// @param patience for each of them
record FindPlaces(Sought sought, Identity.Chosen chosen, Duration patience) {

  List<ListedAgent> before(Instant now) {
    return chosen.home().found().find(sought, now).stream().map(ListedAgent::of).toList();
  }

  /// Whatever mesh is on the local network.
  List<ListedAgent> nearby(List<Advert> services) {
    Map<String, ListedAgent> found = new LinkedHashMap<>();
    for (Advert advert : services) {
      List<ListedAgent> there =
          switch (advert.offer()) {
            case PRESENCE ->
                directory(
                    new DirectoryApi(
                        advert.url(), chosen.key().keyPair(), chosen.home().signer(), patience));
            case RELAY ->
                relay(RelayOptions.agent(chosen, patience, List.of(advert.url().toString())));
          };
      // What a service nearby does not answer is not missed.
      for (ListedAgent agent : there == null ? List.<ListedAgent>of() : there) {
        found.putIfAbsent(String.valueOf(agent.key()), agent);
      }
    }
    return List.copyOf(found.values());
  }

  /// What relays have; null if none was reached. Closes the agent.
  @Nullable List<ListedAgent> relay(Agent agent) {
    try (agent) {
      return Objects.requireNonNull(
          agent
              .query(sought.cards())
              .take(patience)
              .map(message -> ListedAgent.ofCard(message.event()))
              .collectList()
              .block());
    } catch (SubscriptionFailed silent) {
      return null;
    }
  }

  /// What a presence service knows; null if it did not answer.
  @Nullable List<ListedAgent> directory(DirectoryApi api) {
    if (sought.conditions().isEmpty()) {
      return List.of();
    }
    List<ListedAgent> found = new ArrayList<>();
    Map<String, String> conditions = new LinkedHashMap<>(sought.conditions());
    String next = null;
    do {
      if (next != null) {
        conditions.put("after", next);
      }
      Page<ListedAgent> page = api.agents(conditions);
      if (!(page.verdict() instanceof Verdict.Accepted)) {
        return null;
      }
      found.addAll(page.items());
      next = page.next();
    } while (next != null && found.size() < Sought.MOST);
    return List.copyOf(found);
  }

  void keep(List<ListedAgent> agents, Instant now) {
    chosen.home().found().keep(sought, agents.stream().map(ListedAgent::json).toList(), now);
  }
}
