package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.process.Gauges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Very many sessions, for few of which anything comes.
///
/// @param during how long each state is looked at
record Crowd(LoadThread thread, Duration during) {

  private static final Duration WITHIN = Duration.ofMinutes(2);
  private static final int AT_ONCE = 1_000;
  private static final double LETTERS_PER_SECOND = 1;
  private static final Duration STATISTICS_LATE_BY = Duration.ofSeconds(12);

  /// Of one session, in bytes; of the database, in milliseconds for each second.
  ///
  /// @param heapOfConnection of a proven connection that has no session
  /// @param heapOfSession that of the session beside it
  /// @param resident of both together
  /// @param databaseBefore without any session
  /// @param databaseIdle while nothing comes for any of them
  /// @param databaseActive while a letter a second comes for each of the active ones
  record Cost(
      double heapOfConnection,
      double heapOfSession,
      double resident,
      double databaseBefore,
      double databaseIdle,
      double databaseActive) {}

  /// @param active the first so many get letters
  /// @param letters to those in turn
  Cost measure(MailSystem system, List<Agent> agents, int active, List<Letter> letters)
      throws BenchFailure, InterruptedException {
    double databaseBefore = databaseWhile(system);
    Gauges empty = system.gauges();
    Arrivals arrivals = new Arrivals(shares(agents.size(), active, letters));
    try (Lines lines = new Lines()) {
      for (int i = 0; i < agents.size(); i++) {
        lines.all().add(system.connect(agents.get(i), arrivals.session(i)));
      }
      Gauges connected = system.gauges();
      attach(lines, arrivals);
      Gauges attached = system.gauges();
      double databaseIdle = databaseWhile(system);
      double databaseActive = databaseWhile(system, active, letters, arrivals);
      return new Cost(
          (connected.heap() - empty.heap()) / agents.size(),
          (attached.heap() - connected.heap()) / agents.size(),
          (attached.resident() - empty.resident()) / agents.size(),
          databaseBefore,
          databaseIdle,
          databaseActive);
    }
  }

  /// A relay refuses more sessions at a moment than it has room to look for, until they try again.
  private static void attach(Lines lines, Arrivals arrivals) throws BenchFailure {
    int size = lines.all().size();
    for (int from = 0; from < size; from += AT_ONCE) {
      int to = Math.min(from + AT_ONCE, size);
      lines.all().subList(from, to).forEach(Line::attach);
      for (int i = from; i < to; i++) {
        arrivals.session(i).awaitLive();
      }
    }
  }

  /// Waits until what was done before is in the statistics of the database.
  private void rest() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(Math.min(during.toMillis(), STATISTICS_LATE_BY.toMillis()));
  }

  private double databaseWhile(MailSystem system) throws BenchFailure, InterruptedException {
    rest();
    double before = system.databaseMillis();
    TimeUnit.MILLISECONDS.sleep(during.toMillis());
    return (system.databaseMillis() - before) * 1000 / during.toMillis();
  }

  /// @return once all letters have arrived where they are for, and nowhere else
  private double databaseWhile(
      MailSystem system, int active, List<Letter> letters, Arrivals arrivals) throws BenchFailure {
    double before = system.databaseMillis();
    long began = System.nanoTime();
    try (Pacing pacing =
        Pacing.start(thread, system, 1, active * LETTERS_PER_SECOND, letters, arrivals::sent)) {
      long ended = arrivals.await(during.plus(WITHIN), "Delivery by " + system.name());
      pacing.finish();
      return (system.databaseMillis() - before) * 1e9 / (ended - began);
    }
  }

  /// How many letters the active sessions get in that time.
  int letters(int active) {
    return Math.toIntExact((long) (active * LETTERS_PER_SECOND * during.toMillis() / 1000));
  }

  /// What each session is to get: the first so many in turn.
  private static List<List<Letter>> shares(int sessions, int active, List<Letter> letters) {
    List<List<Letter>> shares = new ArrayList<>();
    for (int session = 0; session < sessions; session++) {
      List<Letter> share = new ArrayList<>();
      for (int letter = session; session < active && letter < letters.size(); letter += active) {
        share.add(letters.get(letter));
      }
      shares.add(share);
    }
    return shares;
  }
}
