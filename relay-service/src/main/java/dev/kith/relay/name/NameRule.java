package dev.kith.relay.name;

import dev.kith.model.event.PublicKey;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.relay.access.AccessMode;
import dev.kith.servicekit.access.Role;
import org.jspecify.annotations.Nullable;

/// Who may have which name. Operators give any; whoever may write here takes one that is free.
///
/// @param mode of the relay: unless it is open, only members take names
public record NameRule(AccessMode mode) {

  /// What is so when a key is to have a name.
  ///
  /// @param holder who has the name now
  /// @param other another name of the key's
  /// @param kept true if another key had the name until lately
  public record Facts(
      @Nullable PublicKey holder,
      @Nullable LocalName other,
      boolean member,
      boolean banned,
      boolean kept) {}

  /// Why the key may not have the name, or null.
  ///
  /// @param by the role of who asks; below an operator, that is the key itself
  public @Nullable Reason refusal(LocalName name, PublicKey key, Role by, Facts facts) {
    if (facts.banned()) {
      return new Reason(Prefix.BLOCKED, "this key is banned here");
    }
    if (facts.holder() != null && !facts.holder().equals(key)) {
      return new Reason(Prefix.DUPLICATE, "the name %s is taken".formatted(name));
    }
    if (facts.holder() != null || by.includes(Role.OPERATOR)) {
      return null;
    }
    if (facts.kept()) {
      return new Reason(
          Prefix.DUPLICATE, "the name %s is kept for the key that had it".formatted(name));
    }
    if (name.isReserved()) {
      return new Reason(Prefix.RESTRICTED, "the name %s is given by operators".formatted(name));
    }
    if (mode != AccessMode.OPEN && !facts.member() && by == Role.AGENT) {
      return new Reason(Prefix.RESTRICTED, "only members have names here: join first (NIP-43)");
    }
    return facts.other() == null
        ? null
        : new Reason(
            Prefix.DUPLICATE,
            "the key has the name %s: give that back first".formatted(facts.other()));
  }
}
