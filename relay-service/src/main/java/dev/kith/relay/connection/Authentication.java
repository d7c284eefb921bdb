package dev.kith.relay.connection;

import dev.kith.model.event.CanonicalJson;
import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.message.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The checks of NIP-42 on an authentication event, all but its signature.
final class Authentication {

  private static final Duration TOLERANCE = Duration.ofMinutes(10);

  private final String host;
  private final String challenge;

  /// @param relayUrl the URL under which clients know this relay; only its host and port count, as
  ///   scheme and path differ behind proxies
  Authentication(URI relayUrl, String challenge) {
    this.host = hostAndPort(relayUrl);
    this.challenge = challenge;
  }

  /// Why the event proves nothing, or null.
  @Nullable Reason refusal(Event event, Instant now) {
    if (event.kind() != Kind.AUTH) {
      return Reason.invalid("an AUTH event has kind 22242, not " + event.kind());
    }
    if (!challenge.equals(event.tagValue("challenge"))) {
      return Reason.invalid("the challenge is not the one this connection was sent");
    }
    if (!host.equals(relayHost(event))) {
      return Reason.invalid("the relay tag does not name this relay, " + host);
    }
    if (Math.abs(now.getEpochSecond() - event.createdAt()) > TOLERANCE.toSeconds()) {
      return Reason.invalid("created_at is more than ten minutes off the relay's clock");
    }
    if (!CanonicalJson.hasRightId(event)) {
      return Reason.invalid("the id is not the hash of the event");
    }
    return null;
  }

  private static @Nullable String relayHost(Event event) {
    String relay = event.tagValue("relay");
    try {
      return relay == null ? null : hostAndPort(URI.create(relay));
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static String hostAndPort(URI url) {
    String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    int standard = "wss".equals(url.getScheme()) || "https".equals(url.getScheme()) ? 443 : 80;
    return host + ":" + (url.getPort() < 0 ? standard : url.getPort());
  }
}
