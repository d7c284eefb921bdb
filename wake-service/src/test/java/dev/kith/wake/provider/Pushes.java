package dev.kith.wake.provider;

import dev.kith.wake.provider.webpush.VapidKey;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Loudness;
import dev.kith.wake.push.Push;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.push.WakeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/// Pushes of the tests.
public final class Pushes {

  /// More than any of these answers takes.
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  /// For what never answers.
  public static final Duration IMPATIENCE = Duration.ofMillis(300);

  /// The key pair of RFC 8291, appendix A.
  public static final VapidKey VAPID =
      VapidKey.of(
          "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
          "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
          "mailto:operator@example.org");

  private static final Random RANDOM = new Random(5);

  private Pushes() {}

  public static <E extends Endpoint> Push<E> quiet(E endpoint) {
    return push(endpoint, Loudness.QUIET);
  }

  public static <E extends Endpoint> Push<E> loud(E endpoint) {
    return push(endpoint, Loudness.LOUD);
  }

  public static <E extends Endpoint> PushOutcome outcome(PushProvider<E> provider, Push<E> push) {
    PushOutcome outcome = provider.push(push).block(PATIENCE.multipliedBy(2));
    if (outcome == null) {
      throw new AssertionError("a push without an outcome");
    }
    return outcome;
  }

  private static <E extends Endpoint> Push<E> push(E endpoint, Loudness loudness) {
    return new Push<>(
        WakeId.next(Instant.now(), RANDOM), endpoint, loudness, Duration.ofMinutes(10));
  }
}
