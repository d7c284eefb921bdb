package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Measure;
import dev.kith.bench.figures.Row;
import java.util.List;

/// What very many sessions cost that have nothing to do.
///
/// @param course on systems that hold nothing yet
record CrowdSection(Course course) {

  private static final int ACTIVE_ONE_IN = 100;

  void measure() throws BenchFailure, InterruptedException {
    Crowd crowd = new Crowd(course.thread(), course.plan().crowdFor());
    int size = course.plan().crowd();
    int active = size / ACTIVE_ONE_IN;
    List<Agent> agents = course.letters().agents(size);
    List<Letter> letters =
        course.letters().to(agents.subList(0, active), "crowd", crowd.letters(active));
    for (MailSystem system : course.systems()) {
      course.progress().accept("crowd at " + system.name());
      warmUp(system);
      Crowd.Cost cost = crowd.measure(system, agents, active, letters);
      course
          .rows()
          .add(
              new Row(
                  "crowd",
                  system.name(),
                  new Row.Load("sessions", size),
                  1,
                  measures(system, cost)));
    }
  }

  /// Loads what a first session loads.
  private void warmUp(MailSystem system) throws BenchFailure {
    List<Agent> agents = course.letters().agents(ACTIVE_ONE_IN);
    List<Letter> letters = course.letters().to(agents.subList(0, 1), "crowd-before", agents.size());
    Lines.asleep(system, agents);
    var _ = new Live(course.post()).measure(system, agents.subList(0, 1), letters);
  }

  /// A broker has no such heap and no database.
  private static List<Measure> measures(MailSystem system, Crowd.Cost cost) {
    Measure resident = measure("rss_of_both", cost.resident());
    if (!(system instanceof KithMail)) {
      return List.of(resident);
    }
    return List.of(
        resident,
        measure("heap_of_connection", cost.heapOfConnection()),
        measure("heap_of_session", cost.heapOfSession()),
        measure("db_ms_per_s_before", cost.databaseBefore()),
        measure("db_ms_per_s_idle", cost.databaseIdle()),
        measure("db_ms_per_s_active", cost.databaseActive()));
  }

  private static Measure measure(String name, double value) {
    return Measure.of(name, List.of(value));
  }
}
