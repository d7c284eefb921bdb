package dev.kith.wake.policy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much of a [Rate] is used. It can tell when the next one is allowed, which a count of tokens
/// cannot without rounding: the burst is kept as the one moment at which all of it is back (the
/// generic cell rate algorithm, ITU-T I.371).
public final class Pace {

  private final Rate rate;
  private final DayCount day;
  private Instant full;
  private @Nullable Instant last;

  public Pace(Rate rate, PaceState state) {
    this.rate = rate;
    this.day = new DayCount(rate.perDay(), state.day());
    this.full = state.full();
    this.last = state.last();
  }

  public PaceState state() {
    return new PaceState(full, last, day.state());
  }

  /// When the next one is allowed, `now` if at once.
  public Instant next(Instant now) {
    Duration spare = rate.refill().multipliedBy(rate.burst() - 1L);
    Instant next = Moments.latest(day.next(now), full.minus(spare));
    return last == null ? next : Moments.latest(next, last.plus(rate.gap()));
  }

  public void take(Instant now) {
    full = Moments.latest(full, now).plus(rate.refill());
    last = now;
    day.take(now);
  }

  /// Nothing before that moment, because the push service has asked for it.
  public void hold(Instant until) {
    Duration spare = rate.refill().multipliedBy(rate.burst() - 1L);
    full = Moments.latest(full, until.plus(spare));
  }
}
