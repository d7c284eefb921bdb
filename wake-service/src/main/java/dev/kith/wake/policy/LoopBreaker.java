package dev.kith.wake.policy;

import dev.kith.model.event.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Stops a sender that wakes an agent again and again: each wake costs somebody a run of a model.
/// Nothing of the sender's is lost; it wakes later, or somebody else's message does.
public final class LoopBreaker {

  /// @param most wakes within `window`; the next comes no sooner than `pause` after the last
  public record Limits(int most, Duration window, Duration pause) {}

  private static final float LOAD = 0.75f;
  private static final int REMEMBERED = 1_000;

  private final Limits limits;
  private final Map<PublicKey, ArrayDeque<Instant>> wakes = new LinkedHashMap<>(16, LOAD, true);

  public LoopBreaker(Limits limits) {
    this.limits = limits;
  }

  /// @param moments when that sender has woken, the last time last
  public void restore(PublicKey sender, List<Instant> moments) {
    wakes.put(sender, new ArrayDeque<>(moments));
  }

  /// When senders have woken, those who did last at the end.
  public Map<PublicKey, List<Instant>> state() {
    Map<PublicKey, List<Instant>> state = new LinkedHashMap<>();
    wakes.forEach((sender, moments) -> state.put(sender, List.copyOf(moments)));
    return state;
  }

  /// When that sender may wake next, `now` if at once.
  public Instant next(PublicKey sender, Instant now) {
    ArrayDeque<Instant> last = wakes.get(sender);
    if (last == null || last.size() < limits.most()) {
      return now;
    }
    boolean isTooFast = last.getLast().minus(limits.window()).isBefore(last.getFirst());
    return isTooFast ? Moments.latest(now, last.getLast().plus(limits.pause())) : now;
  }

  public void woke(PublicKey sender, Instant now) {
    ArrayDeque<Instant> last = wakes.computeIfAbsent(sender, _ -> new ArrayDeque<>());
    last.addLast(now);
    if (last.size() > limits.most()) {
      last.removeFirst();
    }
    if (wakes.size() > REMEMBERED) {
      wakes.remove(wakes.keySet().iterator().next());
    }
  }
}
