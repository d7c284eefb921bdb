package dev.kith.wake.policy;

import java.time.Duration;

/// What one agent is spared, over all its devices.
///
/// @param normalPerDay most wakes of class normal by known senders in a day
/// @param urgentPerDay most urgent ones
/// @param strangersPerDay most wakes by all strangers together
/// @param urgentAtNight most urgent wakes of one device in quiet hours, in a day
/// @param loop when a sender is stopped
/// @param lead most time that a normal wake waits for others to join it
/// @param claim how long an attempt may take until it counts as lost
/// @param afterDetach how long an agent has to come back that left its mailbox undrained
/// @param misconfigured how long a way is left alone that failed for our settings
/// @param quietSpread within which the wakes that waited for quiet hours go out
/// @param giveUp how long a wake is tried
/// @param firstPause how long an agent that could not be woken is left alone; twice as long each
///   time after
/// @param longestPause but no longer than that
/// @param suspicions after how many wakes in a row that a token is dropped under suspicion
/// @param silences after how many unanswered wakes in a row a device is tried after the others
public record WakeLimits(
    int normalPerDay,
    int urgentPerDay,
    int strangersPerDay,
    int urgentAtNight,
    LoopBreaker.Limits loop,
    Duration lead,
    Duration claim,
    Duration afterDetach,
    Duration misconfigured,
    Duration quietSpread,
    Duration giveUp,
    Duration firstPause,
    Duration longestPause,
    int suspicions,
    int silences) {

  public static final WakeLimits STANDARD =
      new WakeLimits(
          96,
          200,
          20,
          3,
          new LoopBreaker.Limits(5, Duration.ofMinutes(1), Duration.ofMinutes(5)),
          Duration.ofMillis(250),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(5),
          Duration.ofDays(1),
          Duration.ofHours(1),
          Duration.ofDays(1),
          5,
          3);
}
