package dev.kith.client.relaylist;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the URLs of relays.
public final class RelayUrl {

  /// Longer ones that somebody else wrote are none.
  private static final int MOST_CHARACTERS = 512;

  private static final Set<String> SCHEMES = Set.of("ws", "wss");

  private RelayUrl() {}

  /// @throws IllegalArgumentException in one sentence that says what to write instead
  public static URI parse(String text) {
    try {
      URI uri = new URI(text.strip());
      boolean webSocket =
          uri.getScheme() != null && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT));
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

  /// Where a relay answers requests: at the address of its sockets, without a slash at its end.
  public static String overHttp(URI relay) {
    String path = relay.getRawPath() == null ? "" : relay.getRawPath().replaceFirst("/+$", "");
    return ("wss".equalsIgnoreCase(relay.getScheme()) ? "https://" : "http://")
        + relay.getRawAuthority()
        + path;
  }

  /// Reads what stands in somebody's list; nothing if that is no relay.
  static Stream<URI> found(String url) {
    if (url.length() > MOST_CHARACTERS) {
      return Stream.empty();
    }
    try {
      URI relay = parse(url);
      return relay.getRawUserInfo() == null ? Stream.of(relay) : Stream.empty();
    } catch (IllegalArgumentException malformed) {
      return Stream.empty();
    }
  }

  /// What is the same for all ways to write the URL of one relay.
  static String place(URI relay) {
    String scheme = relay.getScheme().toLowerCase(Locale.ROOT);
    int port = relay.getPort() >= 0 ? relay.getPort() : scheme.equals("wss") ? 443 : 80;
    String path = relay.getRawPath().replaceAll("/+$", "");
    String query = relay.getRawQuery() == null ? "" : "?" + relay.getRawQuery();
    return "%s://%s:%d%s%s"
        .formatted(scheme, relay.getHost().toLowerCase(Locale.ROOT), port, path, query);
  }
}
