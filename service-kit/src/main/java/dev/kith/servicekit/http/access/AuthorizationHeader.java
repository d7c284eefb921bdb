package dev.kith.servicekit.http.access;

import dev.kith.model.event.Event;
import dev.kith.model.wire.EventJson;
import dev.kith.servicekit.nip98.Refusal;
import java.util.Base64;
import java.util.List;

/// Reads the header `Authorization: Nostr <base64>` (NIP-98). The server bounds its length.
sealed interface AuthorizationHeader {

  String SCHEME = "Nostr";

  /// It holds an event, of which nothing is checked yet.
  record Presented(Event event) implements AuthorizationHeader {}

  record Unusable(Refusal refusal) implements AuthorizationHeader {}

  /// @param values of all headers of that name
  static AuthorizationHeader of(List<String> values) {
    if (values.isEmpty()) {
      return new Unusable(new Refusal.HeaderMissing());
    }
    if (values.size() > 1) {
      return new Unusable(new Refusal.HeaderRepeated());
    }
    String[] parts = values.getFirst().strip().split(" +", 2);
    if (parts.length < 2 || !parts[0].equalsIgnoreCase(SCHEME)) {
      return new Unusable(new Refusal.OtherScheme());
    }
    return event(parts[1]);
  }

  private static AuthorizationHeader event(String base64) {
    byte[] json;
    try {
      json = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException malformed) {
      return new Unusable(new Refusal.NotBase64());
    }
    return switch (EventJson.decode(json)) {
      case EventJson.Decoded.Sound(Event event) -> new Presented(event);
      case EventJson.Decoded.Broken(var reason) ->
          new Unusable(new Refusal.NoEvent(reason.sentence()));
    };
  }
}
