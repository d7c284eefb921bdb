package dev.kith.wake.breaker;

import dev.kith.wake.policy.Moments;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.push.PushOutcome.Retry.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Leaves a push service alone that does not work, or that has asked for it, so that an outage of
/// its does not cost each wake its attempts. After the break one push is tried; the others follow
/// if it is taken.
public final class ProviderBreaker {

  private final BreakerLimits limits;
  private final ArrayDeque<Boolean> failures = new ArrayDeque<>();
  private Instant openUntil = Instant.EPOCH;
  private Duration length;
  private boolean open;
  private boolean trying;

  public ProviderBreaker(BreakerLimits limits) {
    this.limits = limits;
    this.length = limits.firstBreak();
  }

  /// Until when it is left alone, or null if it is not.
  public @Nullable Instant leftAloneUntil(Instant now) {
    return now.isBefore(openUntil) ? openUntil : null;
  }

  /// Asks to send one.
  ///
  /// @return null if it may be sent, else until when not to ask again
  public @Nullable Instant refusal(Instant now) {
    Instant until = leftAloneUntil(now);
    if (until == null && open) {
      // The one that is tried closes it, or opens it again; should it be lost, another is tried.
      trying = true;
      openUntil = now.plus(limits.firstBreak());
    }
    return until;
  }

  /// Takes in what became of one.
  public void on(PushOutcome outcome, Instant now) {
    if (outcome instanceof PushOutcome.Retry retry
        && retry.after() != null
        && retry.scope() == Scope.PROVIDER) {
      openUntil = Moments.latest(openUntil, now.plus(retry.after()));
    }
    if (trying) {
      tried(isFailure(outcome), now);
    } else if (!open) {
      count(isFailure(outcome), now);
    }
  }

  private void tried(boolean failed, Instant now) {
    trying = false;
    if (failed) {
      length = doubled();
      open(now);
    } else {
      open = false;
      length = limits.firstBreak();
      openUntil = Instant.EPOCH;
      failures.clear();
    }
  }

  private void count(boolean failed, Instant now) {
    failures.addLast(failed);
    if (failures.size() > limits.looked()) {
      failures.removeFirst();
    }
    if (failures.stream().filter(Boolean::booleanValue).count() >= limits.failed()) {
      open(now);
    }
  }

  private void open(Instant now) {
    open = true;
    openUntil = Moments.latest(openUntil, now.plus(length));
  }

  private Duration doubled() {
    Duration twice = length.multipliedBy(2);
    return twice.compareTo(limits.longestBreak()) < 0 ? twice : limits.longestBreak();
  }

  /// What a push service says of one device is no failure of its.
  private static boolean isFailure(PushOutcome outcome) {
    return switch (outcome) {
      case PushOutcome.Accepted _, PushOutcome.DropToken _, PushOutcome.Suspect _ -> false;
      case PushOutcome.FixConfig _ -> true;
      case PushOutcome.Retry retry -> retry.scope() == Scope.PROVIDER;
    };
  }
}
