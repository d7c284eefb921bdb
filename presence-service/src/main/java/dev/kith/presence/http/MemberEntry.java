package dev.kith.presence.http;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.services.Service;
import dev.kith.presence.services.ServiceState;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An instance of the group, a relay or a wake service, as this instance sees it.
///
/// @param kind presence, relay or wake
/// @param key null of a relay that has not said its own yet
/// @param state of an instance alive, suspect, unreachable, gone or left; of others reachable,
///   suspect or unreachable, null until that is known
/// @param since when it came into that state
/// @param address where it takes frames, as `host:port`; the URL of a relay; null of a wake service
/// @param path what its frames travel over, null if its operator does not say
/// @param self true of the instance that answers
public record MemberEntry(
    String kind,
    @Nullable PublicKey key,
    @Nullable String state,
    Instant since,
    @Nullable String address,
    @Nullable String path,
    boolean self) {

  static MemberEntry of(ServiceState state) {
    Service service = state.service();
    URI relay = service.relay();
    return new MemberEntry(
        service.kind().word(),
        service.key(),
        state.state() == null ? null : state.state().word(),
        state.since(),
        relay == null ? null : relay.toString(),
        null,
        false);
  }

  /// Its place in the list.
  String place() {
    String name = key == null ? "" : key.hex();
    return "%s %s %s".formatted(kind, name, Objects.requireNonNullElse(address, ""));
  }
}
