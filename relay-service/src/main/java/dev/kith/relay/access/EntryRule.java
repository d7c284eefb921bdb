package dev.kith.relay.access;

import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Whether the author of an event may write here at all.
///
/// @param members tells who is a member; owners, operators and the relay itself count as such
/// @param banned tells who is banned
public record EntryRule(
    AccessMode mode, Predicate<PublicKey> members, Predicate<PublicKey> banned) {

  /// Lets everybody write.
  public static final EntryRule EVERYBODY = new EntryRule(AccessMode.OPEN, _ -> true, _ -> false);

  /// What strangers may publish: how to reach them, that they want to come in, and that they want
  /// to be forgotten.
  private static final Set<Integer> FOR_STRANGERS =
      Set.of(Kind.RELAY_LIST, Kind.MESSAGE_RELAYS, Kind.JOIN, Kind.LEAVE, Kind.VANISH);

  /// @param keys that the connection has proved to hold
  @Nullable Reason refusal(Event event, Set<PublicKey> keys) {
    if (banned.test(event.pubkey()) && event.kind() != Kind.VANISH) {
      return new Reason(Prefix.BLOCKED, "this key is banned here");
    }
    if (mode == AccessMode.OPEN
        || FOR_STRANGERS.contains(event.kind())
        || members.test(event.pubkey())) {
      return null;
    }
    if (isGiftWrap(event)) {
      return wrapRefusal(keys);
    }
    return new Reason(
        Prefix.RESTRICTED,
        mode == AccessMode.INVITE
            ? "only members write here: join with an invite (NIP-43)"
            : "only members write here: an operator makes them");
  }

  /// The author of a gift wrap is a throw-away key: who sends it has to be known instead.
  private @Nullable Reason wrapRefusal(Set<PublicKey> keys) {
    if (keys.isEmpty()) {
      return new Reason(Prefix.AUTH_REQUIRED, "only members write here: authenticate as one");
    }
    return keys.stream().anyMatch(key -> members.test(key) && !banned.test(key))
        ? null
        : new Reason(Prefix.RESTRICTED, "only members write here");
  }

  private static boolean isGiftWrap(Event event) {
    return event.kind() == Kind.GIFT_WRAP || event.kind() == Kind.EPHEMERAL_GIFT_WRAP;
  }
}
