package dev.kith.bench.runtime.wake;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Measure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.process.KithRelay;
import java.util.ArrayList;
import java.util.List;

/// What it costs a relay's database to mark sessions for a wake service when their cursors move.
final class Marks {

  private static final int SESSIONS = 1_000;

  /// Of agents that can be woken, with sessions that end with the transaction.
  private static final String OPEN =
      """
      insert into relay.session
             (owner, name, filters, receive_max, expiry, will_delay, cursor, attachment)
      select owner, name, '[]', 256, 604800, 30, 0, 1
        from relay.wake where about = 'session' order by owner, name limit %d
      """
          .formatted(SESSIONS);

  /// As cursors are stored, many at a time.
  private static final String MOVE = "update relay.session set cursor = cursor + 1";

  private static final List<String> UNMARKED =
      List.of("alter table relay.session disable trigger moved", OPEN);
  private static final List<String> UNWATCHED = List.of(OPEN, "delete from relay.wake");
  private static final List<String> WATCHED = List.of(OPEN);

  private final KithRelay relay;

  Marks(KithRelay relay) {
    this.relay = relay;
  }

  /// @param rounds after one that is not counted
  Row measure(int rounds) throws BenchFailure {
    List<Double> unmarked = new ArrayList<>();
    List<Double> unwatched = new ArrayList<>();
    List<Double> watched = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      double without = microseconds(UNMARKED);
      double unasked = microseconds(UNWATCHED);
      double asked = microseconds(WATCHED);
      if (round > 0) {
        unmarked.add(without);
        unwatched.add(unasked);
        watched.add(asked);
      }
    }
    return new Row(
        "wake-marks",
        "kith",
        new Row.Load("sessions", SESSIONS),
        rounds,
        List.of(
            Measure.of("us_without_trigger", unmarked),
            Measure.of("us_not_watched", unwatched),
            Measure.of("us_watched", watched)));
  }

  private double microseconds(List<String> before) throws BenchFailure {
    return relay.timed(MOVE, before) * 1e3 / SESSIONS;
  }
}
