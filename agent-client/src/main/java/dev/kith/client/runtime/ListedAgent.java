package dev.kith.client.runtime;

import dev.kith.client.http.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An agent as a presence service tells of it. Texts are strangers' and of any form.
///
/// @param json all of it
/// @param key in hex
/// @param state what is observed of it
/// @param status what it declares
public record ListedAgent(
    String json,
    @Nullable String key,
    @Nullable String state,
    @Nullable String status,
    @Nullable String name,
    List<String> capabilities) {

  public ListedAgent {
    capabilities = List.copyOf(capabilities);
  }

  static ListedAgent of(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new ListedAgent(
        json,
        JsonText.at(bytes, "key"),
        JsonText.at(bytes, "observed", "state"),
        JsonText.at(bytes, "declared", "status"),
        JsonText.at(bytes, "card", "name"),
        JsonText.elements(bytes, "card", "capabilities").stream()
            .map(quoted -> quoted.substring(1, quoted.length() - 1))
            .toList());
  }
}
