package dev.kith.servicekit.discovery;

import dev.kith.discovery.advert.Offer;
import dev.kith.model.event.PublicKey;
import java.net.URI;

/// What a service that has such a bean is announced as.
///
/// @param key that the service signs with
public record Announced(Offer offer, PublicKey key) {

  /// Where clients connect to.
  ///
  /// @param base the address of the service, with `http` or `https`
  URI url(String base) {
    return URI.create(offer == Offer.RELAY ? base.replaceFirst("^http", "ws") : base);
  }
}
