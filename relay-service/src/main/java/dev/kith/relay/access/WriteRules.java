package dev.kith.relay.access;

import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Who may publish which event. Asked once the signature is known to be right.
///
/// @param relayKey the key that all replicas of this relay sign with
/// @param services keys of the mesh's services, which publish what is theirs
/// @param repostsProtected tells whether an event embeds a protected one (NIP-70)
/// @param entry whether an author may write here at all
/// @param kinds which kinds operators keep out (NIP-86)
/// @param loops why loop control refuses an event, or null
public record WriteRules(
    PublicKey relayKey,
    Set<PublicKey> services,
    Predicate<Event> repostsProtected,
    EntryRule entry,
    IntPredicate kinds,
    LoopRule loops) {

  /// What loop control has to say of an event.
  @FunctionalInterface
  public interface LoopRule {
    @Nullable Reason refusal(Event event);
  }

  /// Why the event may not be published over a connection that holds these keys, or null.
  public @Nullable Reason refusal(Event event, Set<PublicKey> keys) {
    if (isInfrastructure(event.kind())
        && !event.pubkey().equals(relayKey)
        && !(isOfServices(event.kind()) && services.contains(event.pubkey()))) {
      return new Reason(
          Prefix.RESTRICTED, "kind " + event.kind() + " is published by the relay's services only");
    }
    if (event.hasTag("-") && !keys.contains(event.pubkey())) {
      return keys.isEmpty()
          ? new Reason(Prefix.AUTH_REQUIRED, "a protected event needs its author's authentication")
          : new Reason(Prefix.RESTRICTED, "a protected event is accepted from its author only");
    }
    Reason stranger = entry.refusal(event, keys);
    if (stranger != null) {
      return stranger;
    }
    if (kinds.test(event.kind())) {
      return new Reason(Prefix.BLOCKED, "operators keep events of kind " + event.kind() + " out");
    }
    if (repostsProtected.test(event)) {
      return new Reason(Prefix.BLOCKED, "the event reposts a protected event");
    }
    return loops.refusal(event);
  }

  private static boolean isOfServices(int kind) {
    return kind == Kind.OBSERVED_PRESENCE || kind == Kind.COLLECTIVE_STATE;
  }

  private static boolean isInfrastructure(int kind) {
    return switch (kind) {
      case Kind.ADDED,
          Kind.REMOVED,
          Kind.MEMBER_LIST,
          Kind.INVITE,
          Kind.RECEIPT,
          Kind.CIRCUIT_OPENED,
          Kind.LINK,
          Kind.OBSERVED_PRESENCE,
          Kind.COLLECTIVE_STATE ->
          true;
      default -> false;
    };
  }
}
