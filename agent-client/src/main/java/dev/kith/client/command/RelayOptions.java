package dev.kith.client.command;

import dev.kith.client.Agent;
import dev.kith.client.AgentBuilder;
import dev.kith.client.relaylist.RelayUrl;
import dev.kith.discovery.advert.Offer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// Which relays a command talks to.
final class RelayOptions {

  @Option(
      names = "--relay",
      paramLabel = "URL",
      split = ",",
      description = {
        "A relay; may be given several times or with commas.",
        "Else $KITH_RELAY, else "
            + AgentBuilder.DEFAULT_RELAY
            + ", else the one of the local network."
      })
  private List<String> relays = new ArrayList<>();

  Agent agent(Identity.Chosen identity, Surroundings surroundings, Duration patience) {
    return agent(identity, patience, urls(surroundings));
  }

  /// One that also sends to where its addressees read.
  Agent reachingOut(Identity.Chosen identity, Surroundings surroundings, Duration patience) {
    return built(builder(identity, patience, urls(surroundings)).followingRelayLists());
  }

  static Agent agent(Identity.Chosen identity, Duration patience, List<String> relays) {
    return built(builder(identity, patience, relays));
  }

  /// Of an agent that gives up where the first attempt fails, because a person waits.
  private static AgentBuilder builder(
      Identity.Chosen identity, Duration patience, List<String> relays) {
    AgentBuilder builder =
        Agent.builder().key(identity.key(), identity.home()).patience(patience).givingUp();
    try {
      relays.forEach(builder::relay);
      return builder;
    } catch (IllegalArgumentException malformed) {
      throw new UsageError(String.valueOf(malformed.getMessage()));
    }
  }

  private static Agent built(AgentBuilder builder) {
    try {
      return builder.build();
    } catch (IllegalArgumentException malformed) {
      throw new UsageError(String.valueOf(malformed.getMessage()));
    }
  }

  /// The relay, for a command that is about one.
  URI one(Surroundings surroundings) {
    List<String> urls = urls(surroundings);
    if (urls.size() > 1) {
      throw new UsageError("this is about one relay: name it with --relay");
    }
    try {
      return RelayUrl.parse(urls.getFirst());
    } catch (IllegalArgumentException malformed) {
      throw new UsageError(String.valueOf(malformed.getMessage()));
    }
  }

  /// At least one.
  private List<String> urls(Surroundings surroundings) {
    String fromEnvironment = surroundings.environment().getOrDefault("KITH_RELAY", "");
    List<String> chosen = relays.isEmpty() ? List.of(fromEnvironment.split(",", -1)) : relays;
    List<String> named = chosen.stream().map(String::strip).filter(url -> !url.isEmpty()).toList();
    return named.isEmpty()
        ? List.of(NearestService.url(Offer.RELAY, AgentBuilder.DEFAULT_RELAY, surroundings))
        : named;
  }
}
