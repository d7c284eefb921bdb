package dev.kith.servicekit.meters;

/// The meters of the HTTP edge. A service names its own the same way, `kith.<service>.<noun>`, in
/// one class like this one: plural nouns for counters, what is measured in the singular for gauges
/// and timers, units left to Micrometer, and tags only where their values are few and known
/// beforehand.
public final class HttpMeters {

  /// Counter of requests that were not taken as their author's. Tag `reason`: the word of
  /// [dev.kith.servicekit.nip98.Refusal#word].
  public static final String REFUSALS = "kith.http.refusals";

  /// Gauge of the event ids that are remembered against replay.
  public static final String REPLAY_MEMORY = "kith.http.replay.memory";

  private HttpMeters() {}
}
