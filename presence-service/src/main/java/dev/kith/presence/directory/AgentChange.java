package dev.kith.presence.directory;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.agents.Card;
import dev.kith.presence.agents.Declaration;
import dev.kith.presence.agents.Observation;
import org.jspecify.annotations.Nullable;

/// What is to be kept anew of one agent; null where nothing is new.
///
/// @param declared a new declaration, or that there is none any more
/// @param renewed the same declaration with another time and lease, of which nobody has to be told
public record AgentChange(
    PublicKey key,
    @Nullable Card card,
    @Nullable Declared declared,
    @Nullable Declaration renewed,
    @Nullable Observation observed) {

  /// @param declaration null if nothing that was declared holds any longer
  public record Declared(@Nullable Declaration declaration) {}

  public static AgentChange none(PublicKey key) {
    return new AgentChange(key, null, null, null, null);
  }

  public AgentChange with(Card newer) {
    return new AgentChange(key, newer, declared, renewed, observed);
  }

  public AgentChange with(Declared newer) {
    return new AgentChange(key, card, newer, null, observed);
  }

  /// A declaration that is not kept yet is kept as it is renewed.
  public AgentChange renewed(Declaration newer) {
    return declared == null
        ? new AgentChange(key, card, null, newer, observed)
        : new AgentChange(key, card, new Declared(newer), null, observed);
  }

  public AgentChange with(Observation newer) {
    return new AgentChange(key, card, declared, renewed, newer);
  }

  /// This change, and what is newer on top of it.
  public AgentChange then(AgentChange newer) {
    AgentChange both = this;
    if (newer.card() != null) {
      both = both.with(newer.card());
    }
    if (newer.declared() != null) {
      both = both.with(newer.declared());
    }
    if (newer.renewed() != null) {
      both = both.renewed(newer.renewed());
    }
    return newer.observed() == null ? both : both.with(newer.observed());
  }

  /// True if those who follow changes are to be told.
  public boolean isVisible() {
    return card != null || declared != null || observed != null;
  }
}
