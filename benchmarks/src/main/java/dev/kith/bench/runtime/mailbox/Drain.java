package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.process.Gauges;
import java.time.Duration;
import java.util.List;

/// A backlog that waits in sessions of one agent, each of which is drained once: letters per
/// second, from asking for the session to the last acknowledgement.
///
/// @param sessions all with the same backlog
record Drain(List<Agent> sessions, List<Letter> backlog) {

  private static final Duration WITHIN = Duration.ofMinutes(3);

  /// Lets the backlog come while the agent is away.
  void fill(MailSystem system, Post post) throws BenchFailure {
    Lines.asleep(system, sessions);
    var _ = post.send(system, backlog, _ -> {});
    system.digest();
  }

  double lettersPerSecond(MailSystem system, int session) throws BenchFailure {
    Agent agent = sessions.get(session);
    Arrivals arrivals = new Arrivals(List.of(backlog));
    long began;
    long ended;
    try (Line line = system.connect(agent, arrivals.session(0))) {
      began = System.nanoTime();
      line.attach();
      ended = arrivals.await(WITHIN, "Draining by " + system.name());
    }
    Lines.assertEmpty(system, agent);
    return backlog.size() * 1e9 / (ended - began);
  }

  /// How much more memory than before it takes when half is drained. To look slows draining down.
  Gauges growth(MailSystem system, int session) throws BenchFailure, InterruptedException {
    Arrivals arrivals = new Arrivals(List.of(backlog));
    Gauges before = system.gauges();
    try (Line line = system.connect(sessions.get(session), arrivals.session(0))) {
      line.attach();
      arrivals.awaitHalf(WITHIN, "Draining half");
      Gauges halfway = system.gauges();
      var _ = arrivals.await(WITHIN, "Draining");
      return halfway.since(before);
    }
  }
}
