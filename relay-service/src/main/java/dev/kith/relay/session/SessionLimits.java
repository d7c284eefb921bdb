package dev.kith.relay.session;

import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage.SessionCommand;
import dev.kith.model.message.Reason;
import dev.kith.model.message.SessionOptions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a session may ask for.
///
/// @param filters most filters of one session
/// @param filterValues most values in all its filters
/// @param receiveMax most deliveries that are not acknowledged
/// @param expiry longest time that it outlives its last attachment
/// @param willDelay longest time between a loss and its will
public record SessionLimits(
    int filters, int filterValues, int receiveMax, Duration expiry, Duration willDelay) {

  /// Why the options of a session are refused, or null.
  public @Nullable Reason refusal(String name, SessionOptions options) {
    if (SessionCommand.isShared(name) && options.will() != null) {
      return Reason.invalid("a session that is shared has no will: it has no connection to lose");
    }
    if (SessionCommand.isShared(name) && options.ephemeralTtl() > 0) {
      return Reason.unsupported("a session that is shared keeps no ephemeral events");
    }
    List<Filter> asked = options.filters();
    if (asked.size() > filters) {
      return Reason.invalid("a session has at most " + filters + " filters");
    }
    if (asked.stream().mapToInt(Filter::size).sum() > filterValues) {
      return Reason.invalid("at most " + filterValues + " values in all filters");
    }
    if (asked.stream().anyMatch(filter -> filter.search() != null)) {
      return Reason.unsupported("a session reads in the order of positions, so it cannot search");
    }
    if (options.receiveMax() < 1 || options.receiveMax() > receiveMax) {
      return Reason.invalid("receive_max must be from 1 to " + receiveMax);
    }
    if (options.expiry() > expiry.toSeconds()) {
      return Reason.invalid("expiry is at most " + expiry.toSeconds() + " seconds");
    }
    if (options.willDelay() > willDelay.toSeconds()) {
      return Reason.invalid("will_delay is at most " + willDelay.toSeconds() + " seconds");
    }
    if (options.ephemeralTtl() > Reader.MAX_EPHEMERAL_TTL) {
      return Reason.invalid("ephemeral_ttl is at most " + Reader.MAX_EPHEMERAL_TTL + " seconds");
    }
    return null;
  }
}
