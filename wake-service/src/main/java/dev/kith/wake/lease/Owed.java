package dev.kith.wake.lease;

import dev.kith.wake.policy.Moments;
import dev.kith.wake.policy.Sender;
import dev.kith.wake.policy.Trigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an agent is to be woken for.
///
/// @param head the newest message's position
/// @param since when the first of them came, or the agent has last shown itself
/// @param expiresAt when all of them are void, if ever
/// @param sender who pays for the wake
public record Owed(long head, Instant since, @Nullable Instant expiresAt, Sender sender) {

  static Owed first(Trigger trigger, Instant now) {
    return new Owed(trigger.position(), now, trigger.expiresAt(), trigger.sender());
  }

  Owed and(Trigger trigger) {
    return new Owed(
        Math.max(head, trigger.position()),
        since,
        expiresAt == null || trigger.expiresAt() == null
            ? null
            : Moments.latest(expiresAt, trigger.expiresAt()),
        sender);
  }

  Owed by(Sender other) {
    return new Owed(head, since, expiresAt, other);
  }

  Owed since(Instant moment) {
    return new Owed(head, moment, expiresAt, sender);
  }

  boolean isVoid(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }
}
