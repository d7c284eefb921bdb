package dev.kith.wake.provider.webpush;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps what a push service was shown, because it wants to see the same for a while, and because
/// to sign costs more than all the rest of a push.
final class Authorizations {

  private record Kept(String header, Instant until) {}

  private static final float LOAD = 0.75f;
  private static final int MOST = 1_000;
  private static final Duration KEPT = Duration.ofHours(6);

  private final VapidKey key;
  private final Map<String, Kept> byOrigin = new LinkedHashMap<>(16, LOAD, true);

  Authorizations(VapidKey key) {
    this.key = key;
  }

  synchronized String of(URI endpoint, Instant now) {
    String origin = VapidKey.origin(endpoint);
    Kept kept = byOrigin.get(origin);
    if (kept != null && now.isBefore(kept.until())) {
      return kept.header();
    }
    String header = key.authorization(endpoint, now);
    byOrigin.put(origin, new Kept(header, now.plus(KEPT)));
    if (byOrigin.size() > MOST) {
      byOrigin.remove(byOrigin.keySet().iterator().next());
    }
    return header;
  }
}
