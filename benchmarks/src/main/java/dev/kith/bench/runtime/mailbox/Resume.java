package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Percentile;
import dev.kith.bench.load.LoadThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Agents wake one after another while others send: the time from asking for the session to its
/// first letter.
///
/// @param perSecond how many letters others send meanwhile, to somebody else
record Resume(LoadThread thread, double perSecond) {

  static final int CONNECTIONS = 4;
  private static final Duration WITHIN = Duration.ofSeconds(30);

  /// In milliseconds.
  ///
  /// @param p99FromConnecting connection and proof of the key included
  record Waited(double p50, double p99, double p99FromConnecting) {

    List<Double> figures() {
      return List.of(p50, p99, p99FromConnecting);
    }
  }

  /// @param waiting one letter for each of the agents
  /// @param others so many that there are some until all have woken
  Waited measure(
      MailSystem system, List<Agent> agents, List<Letter> waiting, List<Letter> others, Post post)
      throws BenchFailure {
    Lines.asleep(system, agents);
    var _ = post.send(system, waiting, _ -> {});
    List<Double> asked = new ArrayList<>();
    List<Double> connected = new ArrayList<>();
    try (Pacing pacing = Pacing.start(thread, system, CONNECTIONS, perSecond, others, _ -> {})) {
      for (int i = 0; i < agents.size(); i++) {
        wake(system, agents.get(i), waiting.get(i), asked, connected);
      }
      pacing.finish();
    }
    return new Waited(
        Percentile.of(asked.stream().sorted().toList(), 50),
        Percentile.of(asked.stream().sorted().toList(), 99),
        Percentile.of(connected.stream().sorted().toList(), 99));
  }

  private void wake(
      MailSystem system, Agent agent, Letter letter, List<Double> asked, List<Double> connected)
      throws BenchFailure {
    Arrivals arrivals = new Arrivals(List.of(List.of(letter)));
    long began = System.nanoTime();
    try (Line line = system.connect(agent, arrivals.session(0))) {
      double connecting = (System.nanoTime() - began) / 1e6;
      thread
          .executor()
          .execute(() -> {
            arrivals.sent(letter);
            line.attach();
          });
      var _ = arrivals.await(WITHIN, "Waking at " + system.name());
      double waited = arrivals.milliseconds().getFirst();
      asked.add(waited);
      connected.add(connecting + waited);
    }
  }
}
