package dev.kith.presence.membership;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One input while it is dealt with: when that is, and what comes of it.
final class Turn {

  private final Instant now;
  private final List<Effect> effects = new ArrayList<>();

  Turn(Instant now) {
    this.now = now;
  }

  Instant now() {
    return now;
  }

  void want(Effect effect) {
    effects.add(effect);
  }

  void schedule(Timer timer, Instant at) {
    want(new Effect.Schedule(timer, at));
  }

  void schedule(Timer timer, Duration after) {
    schedule(timer, now.plus(after));
  }

  void refuse(Refusal why) {
    want(new Effect.Refused(why));
  }

  List<Effect> effects() {
    return List.copyOf(effects);
  }
}
