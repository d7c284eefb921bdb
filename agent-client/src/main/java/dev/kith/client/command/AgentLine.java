package dev.kith.client.command;

import dev.kith.client.http.JsonText;
import dev.kith.model.event.PublicKey;
import dev.kith.model.nip19.Npub;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An agent of the directory on one line: what is observed, what it declares, its key, its name,
/// and what it can do.
final class AgentLine {

  private AgentLine() {}

  /// @param agent as the presence service tells it, JSON
  static String of(String agent) {
    byte[] json = agent.getBytes(StandardCharsets.UTF_8);
    String capabilities =
        String.join(
            " ",
            JsonText.elements(json, "card", "capabilities").stream()
                .map(quoted -> quoted.substring(1, quoted.length() - 1))
                .toList());
    return "%-11s  %-9s  %s  %s  %s"
        .formatted(
            word(JsonText.at(json, "observed", "state")),
            word(JsonText.at(json, "declared", "status")),
            npub(JsonText.at(json, "key")),
            SafeText.of(word(JsonText.at(json, "card", "name"))),
            SafeText.of(capabilities))
        .stripTrailing();
  }

  private static String npub(@Nullable String hex) {
    PublicKey key = PublicKey.ofHexOrNull(hex);
    return key == null ? "-" : new Npub(key).text();
  }

  private static String word(@Nullable String text) {
    return Objects.requireNonNullElse(text, "-");
  }
}
