package dev.kith.bench.runtime.mailbox;

import java.time.Duration;

/// How much of everything.
///
/// @param rounds of each workload and system, but for the crowd, which has one
/// @param backlog letters that wait for one session
/// @param live letters of a round for one session that is awake
/// @param latencies letters of a round that are timed, 100 a second
/// @param audience sessions that all get the same
/// @param audienceLetters letters of a round for each of those
/// @param wakings sessions of a round that wake while others send
/// @param crowd sessions of which one in a hundred gets anything
/// @param crowdFor how long the crowd is looked at, idle and active
/// @param idleFor how long the bytes of an idle session are counted
public record MailboxPlan(
    int rounds,
    int backlog,
    int live,
    int latencies,
    int audience,
    int audienceLetters,
    int wakings,
    int crowd,
    Duration crowdFor,
    Duration idleFor) {

  /// About three minutes.
  public static MailboxPlan quick() {
    return new MailboxPlan(
        3, 30_000, 8_000, 200, 100, 300, 60, 2_000, Duration.ofSeconds(20), IdleTraffic.HEARTBEAT);
  }

  /// About ten minutes.
  public static MailboxPlan full() {
    return new MailboxPlan(
        5,
        100_000,
        30_000,
        500,
        100,
        1_000,
        200,
        10_000,
        Duration.ofSeconds(60),
        IdleTraffic.HEARTBEAT.multipliedBy(4));
  }
}
