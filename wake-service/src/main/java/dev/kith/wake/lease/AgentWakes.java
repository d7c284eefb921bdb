package dev.kith.wake.lease;

import dev.kith.wake.policy.WakeClass;
import dev.kith.wake.policy.WakeLimits;
import dev.kith.wake.policy.WakePolicy;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Wakes one agent: for each of its sessions and each class at most one wake is out until the agent
/// has drained what it was sent for.
///
/// It is driven by the level, not by messages: that something is there to be drained, and up to
/// which position. So a burst of messages is one wake, and a lost message about one changes
/// nothing.
public final class AgentWakes {

  private final Context context;
  private final Map<String, SessionLeases> sessions = new LinkedHashMap<>();

  /// @param random for moments that others must not choose too, and for the ids of wakes
  public AgentWakes(AgentState state, WakeLimits limits, RandomGenerator random) {
    this.context = new Context(state, limits, random);
    state.sessions().forEach(one -> sessions.put(one.session(), new SessionLeases(one, context)));
  }

  /// To be stored before effects are performed.
  public AgentState state() {
    return new AgentState(
        context.devices.all(),
        sessions.values().stream().map(SessionLeases::state).toList(),
        context.allowances.state(),
        context.silences.state());
  }

  public List<WakeEffect> on(WakeInput input, Instant now) {
    switch (input) {
      case WakeInput.DevicesChanged(List<Device> devices) -> {
        var fresh = context.devices.replace(devices);
        context.silences.devicesChanged(devices.stream().map(Device::id).toList(), fresh);
        sessions.values().forEach(one -> one.devicesChanged(fresh, now));
      }
      case WakeInput.Requested requested -> requested(requested, now);
      case WakeInput.Due(LeaseId lease) -> lease(lease).due(now);
      case WakeInput.Answered answered ->
          lease(answered.lease()).answered(answered.generation(), answered.outcome(), now);
      case WakeInput.Withheld withheld ->
          lease(withheld.lease()).withheld(withheld.generation(), withheld.until(), now);
      case WakeInput.Advanced(String session, long cursor) -> leases(session).advanced(cursor, now);
      case WakeInput.Attached(String session) -> leases(session).attached();
      case WakeInput.Detached(String session) -> leases(session).detached(now);
      case WakeInput.Seen seen -> sessions.values().forEach(one -> one.seen(seen.wake()));
    }
    sessions.values().forEach(SessionLeases::settle);
    return context.takeEffects();
  }

  /// When the next of its leases is due, or null if none is.
  public @Nullable Instant nextDue() {
    return leases()
        .map(Lease::wakeAt)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /// Those that are due.
  public List<LeaseId> due(Instant now) {
    return leases().filter(lease -> lease.isDue(now)).map(Lease::id).toList();
  }

  private Stream<Lease> leases() {
    return sessions.values().stream().flatMap(SessionLeases::leases);
  }

  private void requested(WakeInput.Requested requested, Instant now) {
    WakeClass wakeClass = WakePolicy.classOf(requested.trigger());
    if (wakeClass == null) {
      context.emit(new WakeEffect.NotWoken(requested.session(), requested.trigger().position()));
    } else {
      leases(requested.session()).requested(wakeClass, requested.trigger(), now);
    }
  }

  private Lease lease(LeaseId id) {
    return leases(id.session()).lease(id.wakeClass());
  }

  private SessionLeases leases(String session) {
    return sessions.computeIfAbsent(
        session, name -> new SessionLeases(SessionState.unknown(name), context));
  }
}
