package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/// One accused member and who accuses it (Lifeguard, section IV.B). The more do, independently, the
/// sooner it is over.
final class Suspicion {

  private final Version version;
  private final int needed;
  private final boolean byVerdict;
  private final Set<PublicKey> accusers = new LinkedHashSet<>();
  private Duration least;
  private Duration most;
  private Instant begun;

  /// @param needed how many have to confirm it until it lasts the least
  /// @param byVerdict true if it began with somebody's verdict and not with a suspicion
  Suspicion(
      Version version,
      Duration least,
      Duration most,
      int needed,
      boolean byVerdict,
      Instant begun) {
    this.version = version;
    this.least = least;
    this.most = most;
    this.needed = needed;
    this.byVerdict = byVerdict;
    this.begun = begun;
  }

  Version version() {
    return version;
  }

  boolean isByVerdict() {
    return byVerdict;
  }

  boolean isOf(PublicKey accuser) {
    return accusers.contains(accuser);
  }

  /// @return false if that changes nothing
  boolean accuse(PublicKey accuser) {
    return accusers.size() <= needed && accusers.add(accuser);
  }

  /// Something else than silence speaks against the member.
  void hasten(Duration within) {
    least = within.compareTo(least) < 0 ? within : least;
    most = least;
  }

  void postpone(Duration by) {
    begun = begun.plus(by);
  }

  Instant deadline() {
    if (needed == 0) {
      return begun.plus(least);
    }
    double confirmations = Math.max(0, accusers.size() - 1);
    double gone = Math.log(confirmations + 1) / Math.log(needed + 1);
    long nanos = most.toNanos() - (long) ((most.toNanos() - least.toNanos()) * gone);
    return begun.plusNanos(Math.max(least.toNanos(), nanos));
  }
}
