package dev.kith.client.command;

import dev.kith.client.Agent;
import dev.kith.client.AgentBuilder;
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
        "Else $KITH_RELAY, else " + AgentBuilder.DEFAULT_RELAY + "."
      })
  private List<String> relays = new ArrayList<>();

  /// An agent that gives up where the first attempt fails, because a person waits.
  Agent agent(Identity.Chosen identity, Surroundings surroundings, Duration patience) {
    return built(builder(identity, surroundings, patience));
  }

  /// One that also sends to where its addressees read.
  Agent reachingOut(Identity.Chosen identity, Surroundings surroundings, Duration patience) {
    return built(builder(identity, surroundings, patience).followingRelayLists());
  }

  private AgentBuilder builder(
      Identity.Chosen identity, Surroundings surroundings, Duration patience) {
    AgentBuilder builder =
        Agent.builder().key(identity.key(), identity.home()).patience(patience).givingUp();
    try {
      urls(surroundings).forEach(builder::relay);
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

  private List<String> urls(Surroundings surroundings) {
    String fromEnvironment = surroundings.environment().getOrDefault("KITH_RELAY", "");
    List<String> chosen = relays.isEmpty() ? List.of(fromEnvironment.split(",", -1)) : relays;
    return chosen.stream().map(String::strip).filter(url -> !url.isEmpty()).toList();
  }
}
