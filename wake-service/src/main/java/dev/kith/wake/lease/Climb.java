package dev.kith.wake.lease;

import dev.kith.wake.policy.Sender;
import dev.kith.wake.policy.WakeClass;
import java.time.Instant;
import java.util.List;

/// Chooses the rung of a ladder that a lease uses next.
final class Climb {

  private final WakeClass wakeClass;
  private final Context context;

  Climb(WakeClass wakeClass, Context context) {
    this.wakeClass = wakeClass;
    this.context = context;
  }

  /// What a lease can do next.
  sealed interface Next {

    /// Nothing stands in the way of that rung.
    record Use(Rung rung) implements Next {}

    /// The next rung has to wait.
    record Wait(Gate gate) implements Next {}

    /// No rung is left.
    record Nothing(ParkReason reason) implements Next {}
  }

  /// @param sender who is to pay, unless the round is paid for
  Next next(List<Rung> ladder, Round round, Sender sender, Instant now) {
    Gate first = null;
    for (Rung rung : ladder) {
      if (round.isSpent(rung)) {
        continue;
      }
      Gate passed = passedOver(rung, round, now);
      if (!passed.until().isAfter(now)) {
        return use(rung, round, sender, now);
      }
      first = first == null || passed.until().isBefore(first.until()) ? passed : first;
    }
    if (first != null) {
      return new Next.Wait(spread(first));
    }
    if (ladder.isEmpty()) {
      return new Next.Nothing(ParkReason.NO_DEVICE);
    }
    return new Next.Nothing(round.isAccepted() ? ParkReason.UNANSWERED : ParkReason.UNREACHABLE);
  }

  void pay(Rung rung, Round round, Sender sender, Instant now) {
    context.allowances.take(rung, now);
    if (!round.isPaid()) {
      context.allowances.take(sender, wakeClass, now);
    }
  }

  /// What is handed out again was paid for when it was first.
  private Next use(Rung rung, Round round, Sender sender, Instant now) {
    Gate gate = gate(rung, round, sender, now);
    return round.attemptOn(rung) == null && gate.until().isAfter(now)
        ? new Next.Wait(gate)
        : new Next.Use(rung);
  }

  private Gate gate(Rung rung, Round round, Sender sender, Instant now) {
    Gate pace = context.allowances.gateOf(rung, now);
    return round.isPaid()
        ? pace
        : Gate.later(pace, context.allowances.gateOf(sender, wakeClass, now));
  }

  /// Until when the next rung comes before this one.
  private Gate passedOver(Rung rung, Round round, Instant now) {
    return Gate.later(
        new Gate(round.passedOverUntil(rung), Cause.PROVIDER),
        new Gate(context.allowances.quietUntil(rung.device(), wakeClass, now), Cause.QUIET_HOURS));
  }

  private Gate spread(Gate gate) {
    return gate.cause() == Cause.QUIET_HOURS
        ? new Gate(gate.until().plus(context.within(context.limits.quietSpread())), gate.cause())
        : gate;
  }
}
