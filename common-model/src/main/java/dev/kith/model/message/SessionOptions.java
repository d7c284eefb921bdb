package dev.kith.model.message;

import dev.kith.model.event.PublicKey;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a durable session is to be. Those given when a session is resumed take the place of the old
/// ones, and those left out return to their defaults.
///
/// @param filters what is for the session; none means all that is addressed to its key
/// @param expiry seconds that the session outlives its last attachment
/// @param receiveMax most events that are delivered and not yet acknowledged
/// @param from where a new session begins
/// @param will published if the connection is lost
/// @param willDelay seconds between the loss and the will
/// @param ephemeralTtl seconds that ephemeral events for the key are kept for it; 0 for none
/// @param key whose session it is, where several keys are authenticated
public record SessionOptions(
    List<Filter> filters,
    int expiry,
    int receiveMax,
    From from,
    @Nullable WireEvent will,
    int willDelay,
    int ephemeralTtl,
    @Nullable PublicKey key) {

  /// What holds for everything that is left out.
  public static final SessionOptions DEFAULT =
      new SessionOptions(List.of(), 604_800, 256, new From.Start(), null, 30, 0, null);

  public SessionOptions {
    filters = List.copyOf(filters);
  }

  /// Where a new session begins to read the log.
  public sealed interface From {

    /// At its beginning.
    record Start() implements From {}

    /// Behind its newest event.
    record Now() implements From {}

    /// Behind a position.
    record After(long position) implements From {}
  }
}
