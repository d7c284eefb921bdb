package dev.kith.presence.agents;

import java.time.Duration;

/// When agents are probed and what their silence means.
///
/// @param quiet silence after which a reachable agent is probed
/// @param attempt how long an answer may take before the next probe is sent
/// @param suspect how long probes may stay unanswered before the agent is suspect
/// @param gone how long before it is unreachable; more than any pause of a living agent
/// @param grace how long nothing is concluded from silence after a relay was connected to: its
///   agents have to come back too
/// @param retry how often an unreachable agent whose lease runs is probed again
/// @param announced how long what is published of an agent holds
/// @param probes most probes a second that no hint asks for
public record Timing(
    Duration quiet,
    Duration attempt,
    Duration suspect,
    Duration gone,
    Duration grace,
    Duration retry,
    Duration announced,
    int probes) {

  public static final Timing STANDARD =
      new Timing(
          Duration.ofSeconds(60),
          Duration.ofSeconds(3),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          200);
}
