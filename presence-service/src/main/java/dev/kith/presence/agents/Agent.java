package dev.kith.presence.agents;

import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import org.jspecify.annotations.Nullable;

/// What is held in memory of one agent: as little as there can be, as there may be very many. Times
/// are milliseconds since 1970, [#NEVER] if there is none.
final class Agent {

  static final long NEVER = Long.MAX_VALUE;

  final PublicKey key;

  /// `created_at` and id of its card.
  long cardAt;

  @Nullable EventId card;

  /// `created_at` of its last declaration, lapsed or not.
  long declaredAt;

  @Nullable Declaration declaration;

  /// When that lapses.
  long lease = NEVER;

  /// `created_at` and id of its last farewell.
  long farewellAt;

  @Nullable EventId farewell;

  @Nullable Reachability state;
  long since;

  /// When it last gave a sign of life, or a round of probes ended without one.
  long heard;

  /// `created_at` of what was last announced of it.
  long announcedAt;

  /// Until when that holds.
  long announced = NEVER;

  /// The relays through which it was heard, a bit each.
  int paths;

  /// The round of probes under way: when the first was sent, [#NEVER] if there is no round or none
  /// was sent yet.
  long asked = NEVER;

  /// When the next probe of the round is due, [#NEVER] if there is no round.
  long attempt = NEVER;

  /// True if one probe is enough of a round: the agent is known to be away, and nothing says that
  /// it has come back.
  boolean once;

  /// What an answer to the last round must repeat; 0 if none will do, or nothing was sent yet.
  long nonce;

  /// True if another instance watched it before: what that one kept last may be newer than what was
  /// read of it.
  boolean unconfirmed;

  /// The time for which it is in the agenda, [#NEVER] if it is not.
  long filed = NEVER;

  Agent(PublicKey key) {
    this.key = key;
  }

  boolean isProbed() {
    return attempt != NEVER;
  }

  boolean isDeclaredAsleep() {
    return declaration != null && declaration.status() == Status.ASLEEP;
  }

  /// True if it declares nothing, and whoever looks for it should not wait.
  boolean isOver() {
    return declaration == null
        && !isProbed()
        && (state == null || state == Reachability.UNREACHABLE);
  }

  void endRound() {
    asked = NEVER;
    attempt = NEVER;
  }
}
