package dev.kith.wake.lease;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import dev.kith.wake.policy.QuietHours;
import dev.kith.wake.policy.Sender;
import dev.kith.wake.policy.Trigger;
import dev.kith.wake.policy.Urgency;
import dev.kith.wake.policy.WakeClass;
import dev.kith.wake.policy.WakeLimits;
import dev.kith.wake.push.Channel;
import dev.kith.wake.push.PushOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The wakes of one agent, with a clock that is moved by hand: what is due meanwhile is done on the
/// way, and pushes wait to be answered.
final class Fixture {

  static final String SESSION = "inbox";
  static final LeaseId NORMAL = new LeaseId(SESSION, WakeClass.NORMAL);
  static final LeaseId URGENT = new LeaseId(SESSION, WakeClass.URGENT);
  static final Sender FRIEND = new Sender(key(1), true);
  static final Sender STRANGER = new Sender(key(2), false);

  /// Long before all tests.
  static final Instant SET = Instant.parse("2026-01-01T00:00:00Z");

  /// All there was, since the last question.
  private final List<WakeEffect> effects = new ArrayList<>();

  private final AgentWakes wakes =
      new AgentWakes(AgentState.UNKNOWN, WakeLimits.STANDARD, new Random(7));
  private final Map<LeaseId, Instant> schedule = new HashMap<>();
  private Instant now = Instant.parse("2026-06-01T12:00:00Z");

  Fixture(Device... devices) {
    tell(new WakeInput.DevicesChanged(List.of(devices)));
  }

  static PublicKey key(long number) {
    return PublicKey.ofHex(new Bytes32(0, 0, 0, number).hex());
  }

  static Device device(long number, Channel channel, boolean loud) {
    return device(number, channel, loud, null);
  }

  static Device device(
      long number, Channel channel, boolean loud, @Nullable QuietHours quietHours) {
    return new Device(new DeviceId(new UUID(0, number)), SESSION, channel, loud, quietHours, SET);
  }

  Instant now() {
    return now;
  }

  void at(String moment) {
    now = Instant.parse(moment);
  }

  void tell(WakeInput input) {
    for (WakeEffect effect : wakes.on(input, now)) {
      effects.add(effect);
      if (effect instanceof WakeEffect.Schedule(LeaseId lease, Instant at)) {
        if (at == null) {
          schedule.remove(lease);
        } else {
          schedule.put(lease, at);
        }
      }
    }
  }

  void message(long position, Sender sender, Urgency urgency) {
    message(position, sender, urgency, null);
  }

  void message(long position, Sender sender, Urgency urgency, @Nullable Instant expiresAt) {
    tell(new WakeInput.Requested(SESSION, new Trigger(sender, urgency, position, expiresAt)));
  }

  void drained(long cursor) {
    tell(new WakeInput.Advanced(SESSION, cursor));
  }

  void answer(WakeEffect.Send send, PushOutcome outcome) {
    tell(new WakeInput.Answered(send.lease(), send.generation(), outcome));
  }

  /// Lets time pass, and has all that is due done in its order.
  void pass(Duration time) {
    Instant until = now.plus(time);
    while (step(until)) {
      // The next one.
    }
    now = until;
  }

  /// Does the next thing that is due until then.
  private boolean step(Instant until) {
    LeaseId next =
        schedule.entrySet().stream()
            .filter(entry -> !entry.getValue().isAfter(until))
            .min(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(null);
    if (next == null) {
      return false;
    }
    Instant at = schedule.remove(next);
    now = at != null && at.isAfter(now) ? at : now;
    tell(new WakeInput.Due(next));
    return true;
  }

  /// What there was of a kind since it was last asked for.
  <T extends WakeEffect> List<T> taken(Class<T> kind) {
    List<T> found = effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    effects.removeIf(kind::isInstance);
    return found;
  }

  List<WakeEffect.Send> sends() {
    return taken(WakeEffect.Send.class);
  }

  /// Lets time pass until a push goes out.
  WakeEffect.Send sent(Duration within) {
    Instant until = now.plus(within);
    List<WakeEffect.Send> sends = sends();
    while (sends.isEmpty() && step(until)) {
      sends = sends();
    }
    if (sends.size() != 1) {
      throw new AssertionError("not one push but " + sends);
    }
    return sends.getFirst();
  }
}
