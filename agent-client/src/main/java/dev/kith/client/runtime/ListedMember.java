package dev.kith.client.runtime;

import dev.kith.client.http.JsonText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// An instance of a presence service as another one tells of it.
///
/// @param json all of it
/// @param key in hex
/// @param state such as `alive`
/// @param since when it came into that state, as text
public record ListedMember(
    String json,
    @Nullable String key,
    @Nullable String state,
    @Nullable String since,
    @Nullable String address) {

  static ListedMember of(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new ListedMember(
        json,
        JsonText.at(bytes, "key"),
        JsonText.at(bytes, "state"),
        JsonText.at(bytes, "since"),
        JsonText.at(bytes, "address"));
  }
}
