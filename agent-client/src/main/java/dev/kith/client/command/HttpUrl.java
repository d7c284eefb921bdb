package dev.kith.client.command;

import java.net.URI;

/// A URL that is asked over HTTP, as users write it.
final class HttpUrl {

  private HttpUrl() {}

  /// @throws UsageError if it is none
  static URI parse(String text) {
    try {
      URI url = URI.create(text);
      if (url.getHost() != null && String.valueOf(url.getScheme()).startsWith("http")) {
        return url;
      }
    } catch (IllegalArgumentException malformed) {
      // Said below.
    }
    throw new UsageError(
        "\"%s\" is no URL: write it whole, with http:// or https://".formatted(text));
  }
}
