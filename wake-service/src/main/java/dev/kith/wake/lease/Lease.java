package dev.kith.wake.lease;

import dev.kith.wake.policy.Backoff;
import dev.kith.wake.policy.Moments;
import dev.kith.wake.policy.Sender;
import dev.kith.wake.policy.Trigger;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.push.PushOutcome.Retry.Scope;
import dev.kith.wake.push.WakeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The wakes of one class for one session.
///
/// A message makes it pending; more messages change nothing, unless one may wake sooner. A push
/// that was taken makes it wait for the agent; what comes meanwhile only raises the head. An agent
/// that drains up to what the push was sent for has answered it. One that does not come is tried on
/// the next rung of its ladder, and after the last one the lease is parked.
///
/// Each time that a push is handed out has a number, and the answer to an older one changes
/// nothing: whoever handed it out was taken for dead, and another has it in hand.
final class Lease {

  private static final int MOST_DOUBLINGS = 10;

  private final LeaseId id;
  private final SessionLeases session;
  private final Context context;
  private final Climb climb;

  private Phase phase;
  private @Nullable Owed owed;
  private Round round;
  private @Nullable Attempt attempt;
  private long generation;

  /// The head when the last push was handed out.
  private long sentHead;

  /// Who is to pay for the next wake, if there has to be one after that which is out.
  private @Nullable Sender next;

  /// When the phase ends by itself; for a parked lease, until when messages do not revive it.
  private @Nullable Instant due;

  private @Nullable Cause waitsFor;
  private @Nullable Instant scheduled;
  private int parkings;
  private ParkReason parkedFor;

  Lease(LeaseState state, SessionLeases session, Context context) {
    this.id = state.id();
    this.session = session;
    this.context = context;
    this.climb = new Climb(id.wakeClass(), context);
    this.phase = state.phase();
    this.owed = state.owed();
    this.round = new Round(state.round());
    this.attempt = state.attempt();
    this.generation = state.generation();
    this.sentHead = state.sentHead();
    this.next = state.next();
    this.due = state.due();
    this.waitsFor = state.waitsFor();
    this.parkings = state.parkings();
    this.parkedFor = state.parkedFor();
    this.scheduled = wakeAt();
  }

  LeaseState state() {
    return new LeaseState(
        id,
        phase,
        owed,
        round.state(),
        attempt,
        generation,
        sentHead,
        next,
        due,
        waitsFor,
        parkings,
        parkedFor);
  }

  LeaseId id() {
    return id;
  }

  boolean isDue(Instant now) {
    Instant at = wakeAt();
    return at != null && !now.isBefore(at);
  }

  boolean isOut() {
    return phase == Phase.SENDING || phase == Phase.AWAITING;
  }

  Instant dueOr(Instant otherwise) {
    return due == null ? otherwise : due;
  }

  void requested(Trigger trigger, Instant now) {
    long before = owed == null ? 0 : owed.head();
    Owed all = owed == null ? Owed.first(trigger, now) : owed.and(trigger);
    owed = all;
    switch (phase) {
      case IDLE -> pend(now.plus(lead()));
      case PENDING -> hurry(all, trigger.sender(), now);
      case SENDING, AWAITING -> next = next == null || !next.known() ? trigger.sender() : next;
      case PARKED -> {
        if (now.isBefore(dueOr(now))) {
          if (all.head() > before) {
            tellParked(before, all);
          }
        } else {
          owed = Owed.first(trigger, now);
          renew();
          pend(now.plus(lead()));
        }
      }
    }
  }

  void due(Instant now) {
    scheduled = null;
    Instant at = wakeAt();
    if (owed == null || at == null || now.isBefore(at)) {
      return;
    }
    if (phase != Phase.SENDING && owed.isVoid(now)) {
      context.emit(new WakeEffect.Expired(id, owed.head()));
      rest();
      return;
    }
    switch (phase) {
      case IDLE, PARKED -> {}
      case PENDING -> send(owed, now);
      case SENDING -> lost(now);
      case AWAITING -> unanswered(now);
    }
  }

  void answered(long answeredGeneration, PushOutcome outcome, Instant now) {
    Attempt made = attempt;
    if (made == null || answeredGeneration != generation || !made.open()) {
      return;
    }
    attempt = made.answered();
    context.trust.judge(made.rung().device(), outcome);
    if (!made.current()) {
      return;
    }
    switch (outcome) {
      case PushOutcome.Accepted _ -> accepted(made, now);
      case PushOutcome.DropToken _, PushOutcome.Suspect _ -> {
        round.spend(made.rung());
        pend(now);
      }
      case PushOutcome.FixConfig _ -> {
        round.passOver(made.rung(), now.plus(context.limits.misconfigured()));
        pend(now);
      }
      case PushOutcome.Retry retry -> {
        if (retry.after() != null && retry.scope() == Scope.DEVICE) {
          context.allowances.hold(made.rung(), now.plus(retry.after()));
        }
        again(made, retry.after(), now);
      }
    }
    sendIfDue(now);
  }

  void withheld(long answeredGeneration, Instant until, Instant now) {
    Attempt made = attempt;
    if (made == null || answeredGeneration != generation || !made.open()) {
      return;
    }
    attempt = made.withheld();
    round.attempt(attempt);
    if (made.current()) {
      round.passOver(made.rung(), until);
      pend(now);
      sendIfDue(now);
    }
  }

  void advanced(Instant now) {
    if (owed == null) {
      return;
    }
    if (attempt != null && round.isAccepted() && session.cursor() >= sentHead) {
      context.silences.drained(attempt.rung().device().id());
    }
    if (isOut() && attempt != null && session.cursor() >= sentHead) {
      context.emit(new WakeEffect.Reached(attempt.wake(), Stage.DRAINED));
    }
    parkings = 0;
    if (session.cursor() >= owed.head()) {
      rest();
      return;
    }
    // It is awake, so what was tried before may be tried again.
    owed = owed.since(now);
    round = new Round();
    switch (phase) {
      case IDLE, PENDING -> {}
      case SENDING -> {
        if (session.cursor() >= sentHead) {
          followUp(owed, now);
        } else if (attempt != null) {
          // Should it be lost, it goes out again as the same.
          round.attempt(attempt);
        }
      }
      case AWAITING -> {
        if (session.cursor() >= sentHead) {
          followUp(owed, now);
        } else if (attempt != null) {
          due = now.plus(attempt.rung().rates().patience());
        }
      }
      case PARKED -> {
        settleAttempt();
        pend(now.plus(context.limits.afterDetach()));
      }
    }
  }

  void attached() {
    if (isOut() && attempt != null) {
      context.emit(new WakeEffect.Reached(attempt.wake(), Stage.CONNECTED));
    }
  }

  void detached(Instant now) {
    if (owed == null || phase == Phase.SENDING) {
      return;
    }
    Instant later = now.plus(context.limits.afterDetach());
    if (phase == Phase.PENDING) {
      // What else it waits for is not over because of that.
      later = Moments.latest(later, dueOr(later));
    }
    if (phase == Phase.PARKED) {
      round = new Round();
    }
    owed = owed.since(now);
    settleAttempt();
    pend(later);
  }

  /// @param fresh true if there is a new way to the agent
  void devicesChanged(boolean fresh, Instant now) {
    if (phase == Phase.PARKED && fresh && owed != null) {
      owed = owed.since(now);
      renew();
      pend(now);
    } else if (phase == Phase.PENDING && waitsFor != null) {
      pend(now);
    }
  }

  void seen(WakeId wake) {
    if (isOut() && attempt != null && attempt.wake().equals(wake)) {
      context.emit(new WakeEffect.Reached(wake, Stage.SEEN));
    }
  }

  /// Asks to be called again when it is time.
  void settle() {
    Instant at = wakeAt();
    if (!Objects.equals(at, scheduled)) {
      scheduled = at;
      context.emit(new WakeEffect.Schedule(id, at));
    }
  }

  /// When it wants to be looked at, or null.
  @Nullable Instant wakeAt() {
    return switch (phase) {
      case IDLE, PARKED -> null;
      case SENDING -> due;
      case PENDING, AWAITING -> {
        Instant end = owed == null ? null : owed.expiresAt();
        yield due == null ? end : end == null ? due : Moments.earliest(due, end);
      }
    };
  }

  private void hurry(Owed all, Sender other, Instant now) {
    if (round.isPaid()) {
      // What it waits for has nothing to do with who it is for.
      return;
    }
    Instant waits = context.allowances.gateOf(all.sender(), id.wakeClass(), now).until();
    Instant could = context.allowances.gateOf(other, id.wakeClass(), now).until();
    if (could.isBefore(waits)) {
      owed = all.by(other);
      due = Moments.earliest(dueOr(Instant.MAX), Moments.latest(could, now.plus(lead())));
    }
  }

  private void send(Owed what, Instant now) {
    if (session.isAttached()) {
      defer(Cause.CONNECTED, null, what);
    } else if (!now.isBefore(what.since().plus(context.limits.giveUp()))) {
      park(what, ParkReason.GAVE_UP, now);
    } else if (session.isWokenFor(this)) {
      Instant known = session.urgentDue(now);
      defer(Cause.URGENT_WAKE, Moments.latest(known, now.plus(context.limits.claim())), what);
    } else {
      climb(what, now);
    }
  }

  private void climb(Owed what, Instant now) {
    switch (climb.next(session.ladder(id.wakeClass()), round, what.sender(), now)) {
      case Climb.Next.Use(Rung rung) -> sendOn(rung, what, now);
      case Climb.Next.Wait(Gate gate) -> defer(gate.cause(), gate.until(), what);
      case Climb.Next.Nothing(ParkReason reason) -> park(what, reason, now);
    }
  }

  private void sendOn(Rung rung, Owed what, Instant now) {
    Attempt before = round.attemptOn(rung);
    if (before == null) {
      climb.pay(rung, round, what.sender(), now);
    }
    Attempt made =
        before == null ? Attempt.first(WakeId.next(now, context.random), rung) : before.again();
    attempt = made;
    round.attempt(made);
    generation++;
    phase = Phase.SENDING;
    sentHead = what.head();
    next = null;
    waitsFor = null;
    due = now.plus(context.limits.claim());
    context.emit(
        new WakeEffect.Send(
            id,
            generation,
            rung.device().id(),
            made.wake(),
            rung.loudness(),
            ttl(rung, what, now)));
  }

  private static Duration ttl(Rung rung, Owed what, Instant now) {
    Duration most = rung.rates().ttl();
    if (what.expiresAt() == null) {
      return most;
    }
    Duration left = Duration.between(now, what.expiresAt());
    return left.compareTo(most) < 0 ? left : most;
  }

  private void accepted(Attempt made, Instant now) {
    round.accept(made.rung());
    context.emit(new WakeEffect.Reached(made.wake(), Stage.ACCEPTED));
    phase = Phase.AWAITING;
    due = now.plus(made.rung().rates().patience());
  }

  /// Whoever was to hand it out is gone, and nobody knows whether it went out. So it goes out
  /// again, as the same wake.
  private void lost(Instant now) {
    if (attempt != null) {
      again(attempt, null, now);
    }
    sendIfDue(now);
  }

  private void again(Attempt made, @Nullable Duration after, Instant now) {
    Duration wait = Backoff.next(made.number(), after, context.random);
    if (wait == null) {
      round.spend(made.rung());
    }
    pend(wait == null ? now : now.plus(wait));
  }

  private void unanswered(Instant now) {
    if (session.isAttached()) {
      due = null;
      return;
    }
    if (attempt != null) {
      context.emit(new WakeEffect.Unanswered(attempt.wake()));
      context.silences.unanswered(attempt.rung().device().id());
    }
    settleAttempt();
    pend(now);
    sendIfDue(now);
  }

  /// Another wake, for what came after the one that was drained.
  private void followUp(Owed what, Instant now) {
    owed = next == null ? what : what.by(next);
    settleAttempt();
    pend(now.plus(lead()));
  }

  private void park(Owed what, ParkReason reason, Instant now) {
    phase = Phase.PARKED;
    settleAttempt();
    waitsFor = null;
    due = now.plus(pause());
    parkings++;
    parkedFor = reason;
    tellParked(session.cursor(), what);
  }

  private void tellParked(long after, Owed what) {
    context.emit(new WakeEffect.Parked(id, after, what.head(), parkedFor, what.since()));
  }

  private Duration pause() {
    Duration pause =
        context.limits.firstPause().multipliedBy(1L << Math.min(parkings, MOST_DOUBLINGS));
    return pause.compareTo(context.limits.longestPause()) < 0
        ? pause
        : context.limits.longestPause();
  }

  private void pend(Instant at) {
    phase = Phase.PENDING;
    waitsFor = null;
    due = at;
  }

  private void sendIfDue(Instant now) {
    if (phase == Phase.PENDING && owed != null && !now.isBefore(dueOr(now))) {
      due(now);
    }
  }

  private void defer(Cause cause, @Nullable Instant until, Owed what) {
    Instant end = what.since().plus(context.limits.giveUp());
    due = until == null ? null : Moments.earliest(until, end);
    if (waitsFor != cause) {
      context.emit(new WakeEffect.Deferred(id, cause, until));
    }
    waitsFor = cause;
  }

  private void rest() {
    phase = Phase.IDLE;
    owed = null;
    due = null;
    waitsFor = null;
    renew();
  }

  private void renew() {
    round = new Round();
    settleAttempt();
  }

  private void settleAttempt() {
    attempt = attempt == null ? null : attempt.settled();
  }

  private Duration lead() {
    return switch (id.wakeClass()) {
      case URGENT -> Duration.ZERO;
      case NORMAL -> context.within(context.limits.lead());
    };
  }
}
