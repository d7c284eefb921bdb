package dev.kith.wake.lease;

import dev.kith.wake.policy.Trigger;
import dev.kith.wake.policy.WakeClass;
import dev.kith.wake.push.WakeId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// One session that an agent is woken for, with its lease of each class.
final class SessionLeases {

  private final String session;
  private final Context context;
  private final Lease urgent;
  private final Lease normal;
  private long cursor;
  private boolean attached;

  SessionLeases(SessionState state, Context context) {
    this.session = state.session();
    this.context = context;
    this.cursor = state.cursor();
    this.attached = state.attached();
    this.urgent = new Lease(state.urgent(), this, context);
    this.normal = new Lease(state.normal(), this, context);
  }

  SessionState state() {
    return new SessionState(session, cursor, attached, urgent.state(), normal.state());
  }

  /// What there is up to here is drained.
  long cursor() {
    return cursor;
  }

  boolean isAttached() {
    return attached;
  }

  List<Rung> ladder(WakeClass wakeClass) {
    return Ladder.of(context.silences.ordered(context.devices.draining(session)), wakeClass);
  }

  /// Whether a wake is out that will do for that lease too.
  boolean isWokenFor(Lease lease) {
    return lease == normal && urgent.isOut();
  }

  /// When that is known better.
  Instant urgentDue(Instant now) {
    return urgent.dueOr(now);
  }

  Lease lease(WakeClass wakeClass) {
    return switch (wakeClass) {
      case URGENT -> urgent;
      case NORMAL -> normal;
    };
  }

  void requested(WakeClass wakeClass, Trigger trigger, Instant now) {
    // Else the agent was faster than the request.
    if (trigger.position() > cursor) {
      lease(wakeClass).requested(trigger, now);
    }
  }

  void advanced(long to, Instant now) {
    if (to > cursor) {
      cursor = to;
      leases().forEach(lease -> lease.advanced(now));
    }
  }

  void attached() {
    attached = true;
    leases().forEach(Lease::attached);
  }

  void detached(Instant now) {
    if (!attached) {
      // It is told more often than it happens.
      return;
    }
    attached = false;
    leases().forEach(lease -> lease.detached(now));
  }

  void devicesChanged(Set<DeviceId> fresh, Instant now) {
    boolean freshHere =
        context.devices.draining(session).stream().map(Device::id).anyMatch(fresh::contains);
    leases().forEach(lease -> lease.devicesChanged(freshHere, now));
  }

  void seen(WakeId wake) {
    leases().forEach(lease -> lease.seen(wake));
  }

  void settle() {
    leases().forEach(Lease::settle);
  }

  Stream<Lease> leases() {
    return Stream.of(urgent, normal);
  }
}
