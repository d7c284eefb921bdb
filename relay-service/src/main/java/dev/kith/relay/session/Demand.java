package dev.kith.relay.session;

import org.jspecify.annotations.Nullable;

/// What a worker of a shared session can take.
///
/// @param most so many events; none takes back what was said before
/// @param inFlight so many it has and has not acknowledged
/// @param known something may be there up to that position of the log
/// @param look true to be answered even if nothing is known to be there
public record Demand(int most, int inFlight, long known, boolean look) {

  /// This one in the place of one that was not met: who asked to be answered still does, if it can
  /// take anything.
  public Demand after(@Nullable Demand before) {
    return before == null || most == 0
        ? this
        : new Demand(most, inFlight, known, look || before.look);
  }
}
