package dev.kith.relay.ingest;

import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.message.Reason;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a request to vanish (NIP-62) is meant for this relay. Another relay's is refused rather
/// than kept, so that every one that is stored holds, and nobody believes to have vanished.
///
/// @param relay the URL under which clients know this relay; without it, any name of loopback is
///   this relay's
public record VanishRule(@Nullable URI relay) {

  private static final String ALL = "ALL_RELAYS";
  private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]", "::1");

  /// Why the event is refused, or null.
  @Nullable Reason refusal(Event event) {
    return event.kind() != Kind.VANISH || event.tagValues("relay").anyMatch(this::isMeant)
        ? null
        : Reason.invalid("the request to vanish names other relays, not this one");
  }

  private boolean isMeant(String named) {
    if (named.equals(ALL)) {
      return true;
    }
    try {
      URI url = URI.create(named.strip());
      return relay == null ? isLoopback(host(url)) : place(url).equals(place(relay));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.contains(host) || host.matches("127[.0-9]+");
  }

  /// Host and port; scheme and path differ behind proxies.
  private static String place(URI url) {
    boolean secure = "wss".equals(url.getScheme()) || "https".equals(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
    return host(url) + ":" + port;
  }

  private static String host(URI url) {
    return String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
  }
}
