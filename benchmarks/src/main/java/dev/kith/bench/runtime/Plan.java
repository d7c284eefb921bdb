package dev.kith.bench.runtime;

import java.time.Duration;
import java.util.List;

/// How much of everything.
///
/// @param rounds of each workload and system
/// @param warmUp how long each relay takes events before anything is measured
/// @param ingest how long events are sent in a round of ingest
/// @param eventsPerSecond how many events are signed for each second of ingest; a faster relay is
///   through with them earlier
/// @param window most events of one connection without an answer
/// @param latencyEvents how many events of a round are timed, 100 a second
/// @param stored how many events a relay holds when it is queried
/// @param questions how many of each sort are asked in a round
/// @param audiences who is told of what is published, each alone
/// @param bystanders subscriptions that match nothing of what is published beside them
/// @param beside who is told of what is published, with bystanders and without
/// @param rejected how long frames of one sort are sent that the relay refuses
/// @param honest events of a round of the client beside whom others flood the relay, 50 a second
/// @param held how many events a relay holds when it tells another all of them, or what that lacks
/// @param idle connections that say nothing
public record Plan(
    int rounds,
    Duration warmUp,
    Duration ingest,
    int eventsPerSecond,
    List<Integer> connections,
    int window,
    int latencyEvents,
    int stored,
    int questions,
    List<Audience> audiences,
    int bystanders,
    Audience beside,
    Duration rejected,
    int honest,
    int held,
    int idle) {

  /// @param subscribers each with a connection and a subscription that matches everything published
  public record Audience(int subscribers, int events) {}

  /// Some ten minutes.
  public static Plan quick() {
    return new Plan(
        3,
        Duration.ofSeconds(4),
        Duration.ofSeconds(2),
        10_000,
        List.of(4, 32),
        64,
        200,
        2_000,
        50,
        List.of(new Audience(1, 1_000), new Audience(100, 200), new Audience(1_000, 50)),
        2_000,
        new Audience(100, 200),
        Duration.ofSeconds(1),
        100,
        10_000,
        2_000);
  }

  /// Some fifty minutes.
  public static Plan full() {
    return new Plan(
        5,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        10_000,
        List.of(4, 32),
        64,
        500,
        50_000,
        200,
        List.of(new Audience(1, 2_000), new Audience(100, 500), new Audience(1_000, 100)),
        10_000,
        new Audience(100, 2_000),
        Duration.ofSeconds(2),
        300,
        100_000,
        10_000);
  }

  int events(Duration ofIngest) {
    return Math.toIntExact(ofIngest.toMillis() * eventsPerSecond / 1000);
  }
}
