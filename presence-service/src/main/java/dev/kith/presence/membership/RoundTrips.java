package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// How long members take to answer, smoothed as in RFC 6298, section 2: who is near gets helpers
/// sooner, who is far is not suspected for it.
final class RoundTrips {

  private final Duration unknown;
  private final Duration least;
  private final Map<PublicKey, Estimate> estimates = new HashMap<>();

  private record Estimate(double mean, double deviation) {

    Estimate with(double sample) {
      return new Estimate(
          mean + (sample - mean) / 8, deviation + (Math.abs(sample - mean) - deviation) / 4);
    }

    double timeout() {
      return mean + 4 * deviation;
    }
  }

  RoundTrips(Duration unknown, Duration least) {
    this.unknown = unknown;
    this.least = least;
  }

  void sample(PublicKey member, Duration took) {
    double nanos = took.toNanos();
    estimates.merge(member, new Estimate(nanos, nanos / 2), (known, _) -> known.with(nanos));
  }

  Duration timeout(PublicKey member) {
    Estimate estimate = estimates.get(member);
    if (estimate == null) {
      return unknown;
    }
    Duration measured = Duration.ofNanos((long) estimate.timeout());
    return measured.compareTo(least) < 0 ? least : measured;
  }
}
