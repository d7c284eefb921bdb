package dev.kith.wake.registration;

import dev.kith.model.event.PublicKey;
import dev.kith.wake.lease.Device;
import dev.kith.wake.lease.DeviceId;
import dev.kith.wake.policy.QuietHours;
import dev.kith.wake.push.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// One way to an agent, as it has named it.
///
/// @param id stays the same when the agent registers under the same name again
/// @param name which the agent has chosen
/// @param rank the lowest is tried first
/// @param session which the device drains when it is woken
/// @param loud true if it may be woken at once, visibly where the platform demands that
/// @param tokenSetAt when the agent has last registered it, even if nothing was new
/// @param expiresAt when it is forgotten, unless it is registered again
public record Registration(
    DeviceId id,
    PublicKey agent,
    String name,
    int rank,
    String session,
    Endpoint endpoint,
    boolean loud,
    @Nullable QuietHours quietHours,
    Instant tokenSetAt,
    Instant expiresAt) {

  /// Push services forget a device that they have not seen for 60 days and more. One that is used
  /// registers each time that its app starts.
  private static final Duration KEPT = Duration.ofDays(60);

  /// Once more, and still there.
  public Registration refreshed(Instant now) {
    Instant moment = moment(now);
    return new Registration(
        id, agent, name, rank, session, endpoint, loud, quietHours, moment, moment.plus(KEPT));
  }

  /// What matters of it when the agent is to be woken.
  public Device device() {
    return new Device(id, session, endpoint.channel(), loud, quietHours, tokenSetAt);
  }

  /// As exact as it is stored: a token is dropped by comparing this.
  private static Instant moment(Instant now) {
    return now.truncatedTo(ChronoUnit.MICROS);
  }
}
