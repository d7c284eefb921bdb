package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Measure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.process.Gauges;
import dev.kith.bench.runtime.Rounds;
import dev.kith.model.crypto.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Draining a backlog: one session for each round, some before for warming up, one behind for the
/// look at memory.
record DrainSection(Course course) {

  private static final int WARM_UPS = 3;
  private static final double KILOBYTE = 1024;

  void measure() throws BenchFailure, InterruptedException {
    int rounds = course.plan().rounds();
    Drain drain = drain(rounds + WARM_UPS + 1);
    for (MailSystem system : course.systems()) {
      course.progress().accept("drain, filling " + system.name());
      drain.fill(system, course.post());
      for (int session = rounds; session < rounds + WARM_UPS; session++) {
        var _ = drain.lettersPerSecond(system, session);
      }
    }
    Rounds<MailSystem> rates = course.rounds("drain");
    AtomicInteger next = new AtomicInteger();
    rates.run(
        _ -> next.getAndIncrement(),
        (system, _, session) -> List.of(drain.lettersPerSecond(system, session)));
    for (MailSystem system : course.systems()) {
      List<Measure> measures = new ArrayList<>(rates.measures(system, "letters_per_second"));
      measures.addAll(course.ratio(rates, system));
      if (system instanceof KithMail) {
        Gauges growth = drain.growth(system, rounds + WARM_UPS);
        measures.add(Measure.of("heap_growth_kb", List.of(growth.heap() / KILOBYTE)));
        measures.add(Measure.of("rss_growth_kb", List.of(growth.resident() / KILOBYTE)));
      }
      course.row("drain", system, new Row.Load("letters", drain.backlog().size()), measures);
    }
  }

  private Drain drain(int sessions) {
    KeyPair key = course.letters().freshKey();
    List<Agent> agents =
        IntStream.range(0, sessions)
            .mapToObj(i -> new Agent(key, "inbox-" + i, Address.mailbox(key.publicKey())))
            .toList();
    return new Drain(
        agents, course.letters().to(agents.subList(0, 1), "drain", course.plan().backlog()));
  }
}
