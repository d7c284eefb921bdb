package dev.kith.client.command;

import dev.kith.client.runtime.ListedAgent;
import dev.kith.model.event.PublicKey;
import dev.kith.model.nip19.Npub;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An agent of the directory on one line: what is observed, what it declares, its key, its name,
/// and what it can do.
final class AgentLine {

  private AgentLine() {}

  static String of(ListedAgent agent) {
    return "%-11s  %-9s  %s  %s  %s"
        .formatted(
            word(agent.state()),
            word(agent.status()),
            npub(agent.key()),
            word(agent.name()),
            SafeText.of(String.join(" ", agent.capabilities())))
        .stripTrailing();
  }

  private static String npub(@Nullable String hex) {
    PublicKey key = PublicKey.ofHexOrNull(hex);
    return key == null ? "-" : new Npub(key).text();
  }

  private static String word(@Nullable String text) {
    return SafeText.of(Objects.requireNonNullElse(text, "-"));
  }
}
