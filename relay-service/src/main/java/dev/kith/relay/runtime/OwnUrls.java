package dev.kith.relay.runtime;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The URLs under which this relay is reached.
///
/// @param url by clients; null if the operator says nothing
/// @param internal by the mesh's own services, where that is another one
record OwnUrls(@Nullable URI url, @Nullable URI internal) {

  /// The URL that a client must name when it authenticates.
  ///
  /// @param handshake the one by which it has reached the relay. Anybody can claim to have come by
  ///   the internal one; but then the internal one must be named, and whoever is tricked into
  ///   authenticating elsewhere does not name that
  URI of(URI handshake) {
    if (internal != null
        && String.valueOf(internal.getAuthority()).equalsIgnoreCase(handshake.getAuthority())) {
      return internal;
    }
    return url == null ? handshake : url;
  }
}
