package dev.kith.client.runtime;

import java.net.URI;
import java.net.URISyntaxException;

/// Reads the URLs of relays.
public final class RelayUrl {

  private RelayUrl() {}

  /// @throws IllegalArgumentException in one sentence that says what to write instead
  public static URI parse(String text) {
    try {
      URI uri = new URI(text.strip());
      boolean webSocket =
          "ws".equalsIgnoreCase(uri.getScheme()) || "wss".equalsIgnoreCase(uri.getScheme());
      if (webSocket && uri.getHost() != null && uri.getRawFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException malformed) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "\"%s\" is no relay: write a URL like wss://relay.example.org or ws://127.0.0.1:7447"
            .formatted(text));
  }
}
