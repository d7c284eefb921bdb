package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import java.util.ArrayList;
import java.util.List;

/// Connections of several agents with their sessions, closed together.
record Lines(List<Line> all) implements AutoCloseable {

  Lines() {
    this(new ArrayList<>());
  }

  /// Connects them and waits until what is sent to them is delivered at once.
  static Lines live(MailSystem system, List<Agent> agents, Arrivals arrivals) throws BenchFailure {
    Lines lines = new Lines();
    for (int i = 0; i < agents.size(); i++) {
      Line line = system.connect(agents.get(i), arrivals.session(i));
      lines.all.add(line);
      line.attach();
    }
    for (int i = 0; i < agents.size(); i++) {
      arrivals.session(i).awaitLive();
    }
    return lines;
  }

  /// Makes sessions of agents that are away from then on.
  static void asleep(MailSystem system, List<Agent> agents) throws BenchFailure {
    for (Agent agent : agents) {
      assertEmpty(system, agent);
    }
  }

  /// @throws BenchFailure if anything waits in the session
  static void assertEmpty(MailSystem system, Agent agent) throws BenchFailure {
    Arrivals nothing = new Arrivals(List.of(List.of()));
    try (Line line = system.connect(agent, nothing.session(0))) {
      line.attach();
      nothing.session(0).awaitLive();
    }
  }

  @Override
  public void close() {
    all.forEach(Line::close);
  }
}
