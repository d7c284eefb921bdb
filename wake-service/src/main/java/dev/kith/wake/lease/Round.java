package dev.kith.wake.lease;

import dev.kith.wake.lease.RoundState.PassedOver;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which rungs of a ladder were used since the agent last drained anything. None is used twice, and
/// all together are paid for once.
final class Round {

  private final Set<Rung> spent = new HashSet<>();
  private final Map<Rung, Instant> passedOver = new HashMap<>();
  private final Map<Rung, Attempt> attempts = new HashMap<>();
  private boolean accepted;

  Round() {
    this(RoundState.UNUSED);
  }

  Round(RoundState state) {
    spent.addAll(state.spent());
    state.passedOver().forEach(one -> passedOver.put(one.rung(), one.until()));
    state.attempts().forEach(one -> attempts.put(one.rung(), one));
    accepted = state.accepted();
  }

  RoundState state() {
    return new RoundState(
        Set.copyOf(spent),
        passedOver.entrySet().stream()
            .map(one -> new PassedOver(one.getKey(), one.getValue()))
            .toList(),
        List.copyOf(attempts.values()),
        accepted);
  }

  /// A push service has taken it, or never will.
  void spend(Rung rung) {
    spent.add(rung);
  }

  void accept(Rung rung) {
    accepted = true;
    spend(rung);
  }

  /// Leaves a rung alone until then, without having used it.
  void passOver(Rung rung, Instant until) {
    passedOver.put(rung, until);
  }

  /// A push is handed out, or its attempt is otherwise than before.
  void attempt(Attempt attempt) {
    attempts.put(attempt.rung(), attempt);
  }

  boolean isPaid() {
    return !attempts.isEmpty();
  }

  /// What was last handed out on that rung, or null.
  @Nullable Attempt attemptOn(Rung rung) {
    return attempts.get(rung);
  }

  boolean isSpent(Rung rung) {
    return spent.contains(rung);
  }

  Instant passedOverUntil(Rung rung) {
    return passedOver.getOrDefault(rung, Instant.EPOCH);
  }

  /// True if any push service has taken one.
  boolean isAccepted() {
    return accepted;
  }
}
