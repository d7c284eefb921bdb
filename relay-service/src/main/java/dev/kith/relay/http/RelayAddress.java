package dev.kith.relay.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Where clients reach this relay: where the operator says, or else where the request came to.
///
/// @param url null if the operator says nothing
public record RelayAddress(@Nullable URI url) {

  String seenBy(ServerHttpRequest request) {
    return url == null
        ? request.getURI().getScheme().replaceFirst("^http", "ws")
            + "://"
            + request.getURI().getAuthority()
        : url.toString();
  }
}
