package dev.kith.relay.access;

import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Who gets an invite code by a request for kind 28935 (NIP-43). There are no stored events of that
/// kind: the relay makes one for who asks.
///
/// @param mode in which nobody joins by a code if it is closed
/// @param inviters tells who may invite
public record InviteRule(AccessMode mode, Predicate<PublicKey> inviters) {

  /// Lets nobody invite.
  public static final InviteRule NOBODY = new InviteRule(AccessMode.CLOSED, _ -> false);

  /// The key in whose name the question gets a code, or null if it asks for none or gets none.
  public @Nullable PublicKey inviter(List<Filter> filters, Set<PublicKey> keys) {
    return mode == AccessMode.CLOSED || filters.stream().noneMatch(InviteRule::asks)
        ? null
        : keys.stream().filter(inviters).findFirst().orElse(null);
  }

  /// Why a question that is about nothing else gets no code, or null.
  @Nullable Reason refusal(Filter filter, Set<PublicKey> keys) {
    if (!asks(filter) || !Set.of(Kind.INVITE).equals(filter.kinds())) {
      return null;
    }
    if (mode == AccessMode.CLOSED) {
      return new Reason(Prefix.RESTRICTED, "nobody joins by a code here: ask the operator");
    }
    if (keys.isEmpty()) {
      return new Reason(Prefix.AUTH_REQUIRED, "invite codes are for those who may invite");
    }
    return keys.stream().anyMatch(inviters)
        ? null
        : new Reason(Prefix.RESTRICTED, "this key may not invite");
  }

  private static boolean asks(Filter filter) {
    Set<Integer> kinds = filter.kinds();
    return kinds != null && kinds.contains(Kind.INVITE);
  }
}
