package dev.kith.presence.services;

import dev.kith.model.event.PublicKey;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A relay, or a wake service.
///
/// @param key that it answers with, null of a relay that has not said it yet
/// @param relay its URL if it is one: a relay is asked over itself, others over all relays
public record Service(ServiceKind kind, @Nullable PublicKey key, @Nullable URI relay) {

  public static Service relay(URI url) {
    return new Service(ServiceKind.RELAY, null, url);
  }

  public static Service wake(PublicKey key) {
    return new Service(ServiceKind.WAKE, key, null);
  }

  Service withKey(PublicKey said) {
    return new Service(kind, said, relay);
  }

  boolean isAskedOver(URI url) {
    return relay == null || relay.equals(url);
  }
}
