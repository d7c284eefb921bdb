package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Measure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.process.Relay;
import dev.kith.model.event.Event;
import java.util.ArrayList;
import java.util.List;

/// What it costs to refuse, beside what it costs to accept.
record RejectedSection(Course course) {

  private static final String ACCEPTED = "accepted";
  private static final int DIFFERENT = 100;

  void measure() throws BenchFailure {
    Plan plan = course.plan();
    Effort effort =
        new Effort(course.thread(), plan.connections().getFirst(), plan.window(), plan.rejected());
    Rounds<Relay> accepted = accepted(effort);
    List<Event> sound = course.corpus().events("spoilt", DIFFERENT);
    for (Spoilt sort : Spoilt.values()) {
      List<byte[]> frames = sort.frames(sound);
      Course able = course.able("rejected " + sort.word(), relay -> effort.rejected(relay, frames));
      Rounds<Relay> rounds = able.rounds("rejected-" + sort.word());
      rounds.run(_ -> frames, (relay, _, all) -> effort.rejected(relay, all).figures());
      for (Relay relay : able.relays()) {
        row(rounds, relay, sort.word(), frames.getFirst().length, accepted);
      }
    }
  }

  private Rounds<Relay> accepted(Effort effort) throws BenchFailure {
    Rounds<Relay> rounds = course.rounds("rejected-" + ACCEPTED);
    rounds.run(
        name -> course.corpus().events(name, course.plan().events(course.plan().rejected())),
        (relay, _, events) -> effort.accepted(relay, events).figures());
    int bytes = Load.frames(course.corpus().events(ACCEPTED, 1)).getFirst().length;
    for (Relay relay : course.relays()) {
      row(rounds, relay, ACCEPTED, bytes, rounds);
    }
    return rounds;
  }

  /// @param accepted what accepted events cost
  private void row(
      Rounds<Relay> rounds, Relay relay, String sort, int bytes, Rounds<Relay> accepted)
      throws BenchFailure {
    double median = Measure.of(ACCEPTED, accepted.of(relay, 2)).median();
    List<Measure> measures = new ArrayList<>();
    measures.add(Measure.of("relay_us_each", rounds.of(relay, 0)));
    if (!relay.database().isEmpty()) {
      measures.add(Measure.of("database_us_each", rounds.of(relay, 1)));
    }
    measures.add(
        Measure.of(
            "share_of_accepted", rounds.of(relay, 2).stream().map(each -> each / median).toList()));
    course.row("rejected", relay, new Row.Load(sort, bytes), measures);
  }
}
