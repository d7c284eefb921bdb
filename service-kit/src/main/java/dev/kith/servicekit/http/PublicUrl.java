package dev.kith.servicekit.http;

import java.net.URI;

/// Where others reach a service.
///
/// @param base scheme, host, port and maybe a path, without a slash at the end
public record PublicUrl(String base) {

  /// Reads an option.
  ///
  /// @throws IllegalArgumentException in one sentence, if nothing could be reached under it
  public static PublicUrl of(String text) {
    URI uri = URI.create(text);
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null) {
      throw new IllegalArgumentException("expected an absolute URL with http or https");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("expected a URL without user, query and fragment");
    }
    return new PublicUrl(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  /// @param pathAndQuery as in the request, beginning with a slash
  public String with(String pathAndQuery) {
    return base + pathAndQuery;
  }
}
