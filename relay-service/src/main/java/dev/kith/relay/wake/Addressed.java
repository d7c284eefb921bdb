package dev.kith.relay.wake;

import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A stored message that is addressed to an agent.
public record Addressed(long position, Event event) {

  /// What an agent is woken for.
  public static final List<Integer> KINDS = List.of(Kind.GIFT_WRAP, Kind.MESSAGE, Kind.VERDICT);

  private static final Set<String> URGENCIES = Set.of("urgent", "normal", "bulk");

  /// @param sender null for gift wraps
  private record Pile(@Nullable PublicKey sender, String urgency) {}

  /// One entry for each sender and urgency, in the order of their newest messages. Who wraps gifts
  /// uses a key once, so all of them are one stranger.
  ///
  /// @param messages the newest first
  /// @param known whom the agent knows
  public static List<WakeMail> piled(List<Addressed> messages, Set<PublicKey> known) {
    Map<Pile, WakeMail> piles = new LinkedHashMap<>();
    for (Addressed message : messages) {
      PublicKey sender = message.event.pubkey();
      WakeMail mail =
          new WakeMail(
              sender,
              known.contains(sender),
              message.urgency(),
              message.position,
              message.event.expiration());
      PublicKey ofPile = message.event.kind() == Kind.GIFT_WRAP ? null : sender;
      piles.merge(new Pile(ofPile, mail.urgency()), mail, Addressed::joined);
    }
    return piles.values().stream().sorted(Comparator.comparingLong(WakeMail::position)).toList();
  }

  private String urgency() {
    String said = event.tagValue("urgency");
    return said != null && URGENCIES.contains(said) ? said : "normal";
  }

  private static WakeMail joined(WakeMail one, WakeMail other) {
    return new WakeMail(
        one.sender(),
        one.known(),
        one.urgency(),
        Math.max(one.position(), other.position()),
        later(one.expiresAt(), other.expiresAt()));
  }

  private static @Nullable Long later(@Nullable Long one, @Nullable Long other) {
    return one == null || other == null ? null : Long.valueOf(Math.max(one, other));
  }
}
