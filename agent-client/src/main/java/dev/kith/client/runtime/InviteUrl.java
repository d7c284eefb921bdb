package dev.kith.client.runtime;

import dev.kith.client.relaylist.RelayUrl;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// An invite to a relay as one text to hand on: the URL of the relay, and behind it `#invite=CODE`.
/// What stands behind `#` is sent to no server, so it is in no log of one.
///
/// @param code null if the relay asks for none
public record InviteUrl(URI relay, @Nullable String code) {

  private static final String FRAGMENT = "invite=";

  /// Reads an invite, or the URL of a relay alone.
  ///
  /// @throws IllegalArgumentException in one sentence that says what to write instead
  public static InviteUrl parse(String text) {
    int end = text.indexOf('#');
    if (end < 0) {
      return new InviteUrl(RelayUrl.parse(text), null);
    }
    String fragment = fragment(text);
    if (!fragment.startsWith(FRAGMENT) || fragment.length() == FRAGMENT.length()) {
      throw new IllegalArgumentException(
          "\"%s\" is no invite: write a URL like wss://relay.example.org#invite=CODE"
              .formatted(text));
    }
    return new InviteUrl(
        RelayUrl.parse(text.substring(0, end)), fragment.substring(FRAGMENT.length()));
  }

  private static String fragment(String text) {
    try {
      return String.valueOf(new URI(text.strip()).getFragment());
    } catch (URISyntaxException malformed) {
      return "";
    }
  }

  @Override
  public String toString() {
    if (code == null) {
      return relay.toString();
    }
    try {
      return relay + "#" + new URI(null, null, FRAGMENT + code).getRawFragment();
    } catch (URISyntaxException impossible) {
      throw new AssertionError("a fragment is quoted", impossible);
    }
  }
}
