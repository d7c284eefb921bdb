package dev.kith.client.runtime;

import dev.kith.model.event.PublicKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The keys that relays sign with, as they say themselves (NIP-11, `self`). Others may sign what
/// only a relay should say, and other relays would pass it on. Asking blocks.
public final class RelayKeys {

  /// A key that is none of theirs makes them be asked again no sooner than that.
  static final Duration AGAIN = Duration.ofMinutes(1);

  private final List<URI> relays;
  private final Function<URI, @Nullable PublicKey> lookUp;
  private final InstantSource clock;
  private final Map<URI, PublicKey> keys = new HashMap<>();
  private final Map<URI, Instant> answered = new HashMap<>();

  /// @param lookUp asks a relay for its key; null if it does not say
  public RelayKeys(
      List<URI> relays, Function<URI, @Nullable PublicKey> lookUp, InstantSource clock) {
    this.relays = List.copyOf(relays);
    this.lookUp = lookUp;
    this.clock = clock;
  }

  /// True if one of the relays signs with that key.
  public synchronized boolean hold(PublicKey key) {
    if (keys.containsValue(key)) {
      return true;
    }
    relays.stream().filter(this::isToBeAsked).forEach(this::ask);
    return keys.containsValue(key);
  }

  private boolean isToBeAsked(URI relay) {
    Instant last = answered.get(relay);
    return last == null || !last.plus(AGAIN).isAfter(clock.instant());
  }

  private void ask(URI relay) {
    PublicKey key = lookUp.apply(relay);
    if (key != null) {
      keys.put(relay, key);
      answered.put(relay, clock.instant());
    }
  }
}
