package dev.kith.client.runtime;

import dev.kith.client.http.JsonText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// An instance of a presence service, or what it watches beside agents, as one of them tells of it.
///
/// @param json all of it
/// @param kind presence, relay or wake
/// @param key in hex
/// @param state such as `alive` or `reachable`
/// @param since when it came into that state, as text
public record ListedMember(
    String json,
    @Nullable String kind,
    @Nullable String key,
    @Nullable String state,
    @Nullable String since,
    @Nullable String address) {

  static ListedMember of(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new ListedMember(
        json,
        JsonText.at(bytes, "kind"),
        JsonText.at(bytes, "key"),
        JsonText.at(bytes, "state"),
        JsonText.at(bytes, "since"),
        JsonText.at(bytes, "address"));
  }
}
