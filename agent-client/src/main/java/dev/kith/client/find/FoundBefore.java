package dev.kith.client.find;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What was found a moment ago need not be asked for again.
public interface FoundBefore {

  /// For how long.
  Duration FRESH = Duration.ofMinutes(10);

  /// The agents that were found when the same was looked for, as JSON; empty if that is too long
  /// ago.
  List<String> find(Sought sought, Instant now);

  /// @param agents as JSON of one line each
  void keep(Sought sought, List<String> agents, Instant now);
}
