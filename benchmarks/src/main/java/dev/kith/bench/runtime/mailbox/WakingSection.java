package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Measure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.runtime.Rounds;
import java.util.List;

/// Agents that wake, and what that costs.
record WakingSection(Course course) {

  private static final double SHARE = 0.3;

  /// How long one waking may take on average before the others run out of letters to send.
  private static final double SECONDS_FOR_ONE = 0.1;

  /// @param agents to wake
  /// @param waiting one letter for each
  /// @param others to somebody else
  private record Mail(List<Agent> agents, List<Letter> waiting, List<Letter> others) {}

  /// @param ingest letters a second that Kith's relay takes in
  void resume(double ingest) throws BenchFailure {
    double perSecond = ingest * SHARE;
    Resume resume = new Resume(course.thread(), perSecond);
    Rounds<MailSystem> times = course.rounds("resume");
    times.run(
        name -> mail(name, perSecond),
        (system, _, mail) ->
            resume
                .measure(system, mail.agents(), mail.waiting(), mail.others(), course.post())
                .figures());
    for (MailSystem system : course.systems()) {
      course.row(
          "resume",
          system,
          new Row.Load("per_second", (int) perSecond),
          times.measures(system, "p50_ms", "p99_ms", "connect_p99_ms"));
    }
  }

  /// @param waiting how many letters there are each time
  void cycle(int waiting) throws BenchFailure {
    Rounds<MailSystem> costs = course.rounds("cycle-" + waiting);
    List<Agent> agents = course.letters().agents(1);
    for (MailSystem system : course.systems()) {
      Lines.asleep(system, agents);
    }
    costs.run(
        name -> course.letters().to(agents, name, waiting),
        (system, _, letters) ->
            new Cycle(system, agents.getFirst()).measure(letters, course.post()).figures());
    for (MailSystem system : course.systems()) {
      course.row(
          "cycle",
          system,
          new Row.Load("waiting", waiting),
          costs.measures(system, "bytes", "overhead_bytes", "round_trips"));
    }
  }

  void idle() throws BenchFailure, InterruptedException {
    course.progress().accept("idle");
    List<MailSystem> systems = course.systems();
    List<Agent> agents = course.letters().agents(systems.size());
    List<Double> bytes =
        new IdleTraffic(course.thread(), course.plan().idleFor()).bytesPerHour(systems, agents);
    for (int i = 0; i < systems.size(); i++) {
      course
          .rows()
          .add(
              new Row(
                  "idle",
                  systems.get(i).name(),
                  new Row.Load("sessions", 1),
                  1,
                  List.of(Measure.of("bytes_per_hour", List.of(bytes.get(i))))));
    }
  }

  private Mail mail(String name, double perSecond) {
    Letters letters = course.letters();
    List<Agent> agents = letters.agents(course.plan().wakings());
    return new Mail(
        agents,
        letters.to(agents, name, agents.size()),
        letters.to(
            letters.agents(1),
            name + "-others",
            (int) (perSecond * SECONDS_FOR_ONE * agents.size())));
  }
}
