package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.MembershipConfiguration.Suspecting;
import dev.kith.presence.membership.frame.Accusation;
import dev.kith.presence.membership.frame.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Accusations of others: suspicion, and what comes of it (SWIM, section 4.2).
final class Judgement {

  private final Suspecting suspecting;
  private final Duration period;
  private final Notary notary;
  private final Members members;
  private final Standing standing;
  private final Map<PublicKey, Suspicion> suspicions = new LinkedHashMap<>();
  private Instant woke = Instant.MIN;

  Judgement(
      Suspecting suspecting, Duration period, Notary notary, Members members, Standing standing) {
    this.suspecting = suspecting;
    this.period = period;
    this.notary = notary;
    this.members = members;
    this.standing = standing;
  }

  /// A probe of ours had no answer.
  void unanswered(Turn turn, PublicKey key, boolean hinted) {
    Member member = members.get(key);
    if (member != null && member.isLive()) {
      Accusation own = notary.accuse(Verdict.SUSPECT, key, member.version());
      Suspicion suspicion = accused(turn, member, own);
      if (hinted) {
        suspicion.hasten(least(suspecting.hintedFactor()));
        turn.schedule(over(member), suspicion.deadline());
      }
    }
  }

  /// Somebody accuses a member that is live and of that version. The signature is still to be
  /// checked.
  void heard(Turn turn, Member member, Accusation accusation) {
    Suspicion suspicion = suspicions.get(member.key());
    boolean verdict = accusation.verdict() == Verdict.DEAD && canCondemn(turn, member, suspicion);
    boolean old = suspicion != null && suspicion.isOf(accusation.by());
    if ((old && !verdict) || !standing.attested(turn, accusation)) {
      return;
    }
    if (verdict) {
      condemn(turn, member, accusation);
    } else {
      accused(turn, member, accusation);
    }
  }

  /// After a partition each side holds verdicts on all of the other. Whoever is held alive here is
  /// given the time to refute them, unless it was heard of only this moment.
  private boolean canCondemn(Turn turn, Member member, @Nullable Suspicion suspicion) {
    return !suspecting.cautious()
        || (suspicion != null && !suspicion.isByVerdict())
        || (suspicion == null && member.since().equals(turn.now()));
  }

  private Suspicion accused(Turn turn, Member member, Accusation accusation) {
    Suspicion known = suspicions.get(member.key());
    Suspicion suspicion = known == null ? begin(turn, accusation) : known;
    if (suspicion.accuse(accusation.by())) {
      if (known == null) {
        suspicions.put(member.key(), suspicion);
        standing.settle(
            turn, member.accused(accusation, MemberState.SUSPECT, turn.now()), accusation);
      } else {
        standing.spread(accusation);
      }
      turn.schedule(over(member), suspicion.deadline());
    }
    return suspicion;
  }

  private Suspicion begin(Turn turn, Accusation accusation) {
    Duration least = least(suspecting.leastFactor());
    return new Suspicion(
        accusation.version(),
        least,
        times(least, suspecting.mostFactor()),
        Math.clamp(members.live() - 2, 0, suspecting.confirmations()),
        accusation.verdict() == Verdict.DEAD,
        turn.now());
  }

  private Duration least(double factor) {
    return times(period, factor * Math.max(1, Math.log10(members.live())));
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofNanos((long) (duration.toNanos() * factor));
  }

  private static Timer over(Member member) {
    return new Timer.SuspicionOver(member.key(), member.version());
  }

  void suspicionOver(Turn turn, Timer.SuspicionOver timer) {
    Suspicion suspicion = suspicions.get(timer.member());
    Member member = members.get(timer.member());
    if (suspicion == null || member == null || !suspicion.version().equals(timer.version())) {
      return;
    }
    if (suspicion.deadline().isAfter(turn.now())) {
      turn.schedule(timer, suspicion.deadline());
    } else {
      condemn(turn, member, notary.accuse(Verdict.DEAD, member.key(), member.version()));
    }
  }

  private void condemn(Turn turn, Member member, Accusation verdict) {
    suspicions.remove(member.key());
    standing.settle(turn, member.accused(verdict, MemberState.UNREACHABLE, turn.now()), verdict);
    turn.schedule(new Timer.GraceOver(member.key(), member.version()), suspecting.grace());
  }

  void graceOver(Turn turn, Timer.GraceOver timer) {
    Member member = members.get(timer.member());
    if (member == null
        || member.state() != MemberState.UNREACHABLE
        || !member.version().equals(timer.version())) {
      return;
    }
    Instant end = (woke.isAfter(member.since()) ? woke : member.since()).plus(suspecting.grace());
    if (end.isAfter(turn.now())) {
      turn.schedule(timer, end);
    } else {
      standing.gone(turn, member);
    }
  }

  /// Nothing speaks against the member any longer.
  void acquit(PublicKey member) {
    suspicions.remove(member);
  }

  /// This member was stopped for so long, and heard no refutation meanwhile.
  void postpone(Duration by, Instant now) {
    woke = now;
    suspicions.values().forEach(suspicion -> suspicion.postpone(by));
  }
}
