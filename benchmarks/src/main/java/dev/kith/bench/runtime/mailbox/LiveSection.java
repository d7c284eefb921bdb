package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Measure;
import dev.kith.bench.figures.Percentile;
import dev.kith.bench.figures.Row;
import dev.kith.bench.runtime.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Delivery to agents that are awake.
record LiveSection(Course course) {

  private static final int PER_SECOND = 100;
  private static final Duration WITHIN = Duration.ofMinutes(2);

  /// @param alone to somebody who never asks for it
  private record Mail(List<Agent> agents, List<Letter> letters, List<Letter> alone) {}

  /// To one agent, beside what the system takes in if nobody is to get it.
  ///
  /// @return letters a second that Kith's relay takes in then
  double toOne() throws BenchFailure {
    Post post = course.post();
    Rounds<MailSystem> rates = course.rounds("live");
    rates.run(
        name -> mail(name, course.plan().live()),
        (system, _, mail) -> {
          double taken = post.send(system, mail.alone(), _ -> {}).perSecond();
          Live.Delivered delivered = new Live(post).measure(system, mail.agents(), mail.letters());
          List<Double> figures = new ArrayList<>(delivered.figures());
          figures.add(taken);
          figures.add(delivered.perSecond() / taken);
          return figures;
        });
    for (MailSystem system : course.systems()) {
      List<Measure> measures =
          new ArrayList<>(
              rates.measures(
                  system,
                  "letters_per_second",
                  "p50_ms",
                  "p99_ms",
                  "ingest_per_second",
                  "share_of_ingest"));
      measures.addAll(course.ratio(rates, system));
      course.row("live", system, new Row.Load("sessions", 1), measures);
    }
    return Measure.of("taken", rates.of(course.systems().getFirst(), 3)).median();
  }

  /// To one agent, so few that nothing waits for anything.
  void paced() throws BenchFailure {
    Rounds<MailSystem> times = course.rounds("live-paced");
    times.run(
        name -> mail(name, course.plan().latencies()),
        (system, _, mail) -> {
          Arrivals arrivals = new Arrivals(List.of(mail.letters()));
          try (Lines _ = Lines.live(system, mail.agents(), arrivals);
              Pacing _ =
                  Pacing.start(
                      course.thread(), system, 1, PER_SECOND, mail.letters(), arrivals::sent)) {
            var _ = arrivals.await(WITHIN, "Delivery by " + system.name());
            List<Double> sorted = arrivals.milliseconds();
            return List.of(Percentile.of(sorted, 50), Percentile.of(sorted, 99));
          }
        });
    for (MailSystem system : course.systems()) {
      course.row(
          "live-paced",
          system,
          new Row.Load("per_second", PER_SECOND),
          times.measures(system, "p50_ms", "p99_ms"));
    }
  }

  /// Each letter to many agents.
  void toMany() throws BenchFailure {
    int audience = course.plan().audience();
    Rounds<MailSystem> rates = course.rounds("live-many");
    rates.run(
        name -> course.letters().toTopic(name, course.plan().audienceLetters()),
        (system, name, letters) -> {
          List<Agent> agents =
              IntStream.range(0, audience)
                  .mapToObj(
                      _ -> new Agent(course.letters().freshKey(), "inbox", Address.topic(name)))
                  .toList();
          return new Live(course.post()).measure(system, agents, letters).figures();
        });
    for (MailSystem system : course.systems()) {
      List<Measure> measures =
          new ArrayList<>(rates.measures(system, "letters_per_second", "p50_ms", "p99_ms"));
      measures.addAll(course.ratio(rates, system));
      course.row("live", system, new Row.Load("sessions", audience), measures);
    }
  }

  private Mail mail(String name, int count) {
    Letters letters = course.letters();
    List<Agent> agents = letters.agents(1);
    return new Mail(
        agents,
        letters.to(agents, name, count),
        letters.to(letters.agents(1), name + "-alone", count));
  }
}
