package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.MembershipConfiguration.Probing;
import dev.kith.presence.membership.frame.Message;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Probes the others one after the other, directly and then through helpers (SWIM, section 3.1).
final class Prober {

  /// A helper needs as long as we did, and its answer comes on top (SWIM: the period is at least
  /// three round trips).
  private static final int TIMEOUTS_IN_ROUND = 3;

  private final Probing probing;
  private final Members members;
  private final Post post;
  private final LocalHealth health;
  private final Judgement judgement;
  private final RandomGenerator random;
  private final RoundTrips roundTrips;
  private final Map<Long, ProbeRound> rounds = new LinkedHashMap<>();

  Prober(
      Probing probing,
      Members members,
      Post post,
      LocalHealth health,
      Judgement judgement,
      RandomGenerator random) {
    this.probing = probing;
    this.members = members;
    this.post = post;
    this.health = health;
    this.judgement = judgement;
    this.random = random;
    this.roundTrips = new RoundTrips(probing.timeout(), probing.least());
  }

  void next(Turn turn) {
    turn.schedule(new Timer.ProbeNext(), probing.period().multipliedBy(health.multiplier()));
    Member target = members.nextToProbe();
    if (target != null) {
      probe(turn, target, false);
    }
  }

  /// Probes out of turn, unless that is under way already.
  void hint(Turn turn, PublicKey key) {
    Member target = members.get(key);
    if (target != null
        && target.isLive()
        && rounds.values().stream()
            .noneMatch(round -> round.isHinted() && round.target().equals(key))) {
      long nonce = probe(turn, target, true);
      askHelpers(turn, nonce);
    }
  }

  private long probe(Turn turn, Member target, boolean hinted) {
    long nonce = random.nextLong();
    ProbeRound round = new ProbeRound(target.key(), hinted, turn.now());
    rounds.put(nonce, round);
    post.send(turn, target, false, ping(nonce, target));
    Duration timeout = timeout(target);
    Duration least = timeout.multipliedBy(TIMEOUTS_IN_ROUND);
    Duration usual = probing.period().multipliedBy(health.multiplier());
    turn.schedule(new Timer.AskHelpers(nonce), timeout);
    turn.schedule(new Timer.ProbeOver(nonce), least.compareTo(usual) > 0 ? least : usual);
    return nonce;
  }

  private Duration timeout(Member target) {
    return roundTrips.timeout(target.key()).multipliedBy(health.multiplier());
  }

  private Message ping(long nonce, Member target) {
    return new Message.Ping(nonce, target.key(), members.fingerprint());
  }

  void askHelpers(Turn turn, long nonce) {
    ProbeRound round = rounds.get(nonce);
    Member target = round == null ? null : members.get(round.target());
    if (round == null || target == null || round.hasAsked()) {
      return;
    }
    List<Member> helpers =
        Helpers.onDifferentPaths(
            members.draw(
                Helpers.CHOICE * probing.helpers(),
                member ->
                    member.state() == MemberState.ALIVE && !member.key().equals(target.key())),
            probing.helpers());
    round.ask(helpers);
    for (Member helper : helpers) {
      post.send(turn, helper, false, new Message.PingRequest(nonce, target.key()));
    }
    if (probing.reliable()) {
      post.send(turn, target, true, ping(nonce, target));
    }
  }

  void acknowledged(Turn turn, long nonce, PublicKey by) {
    ProbeRound round = rounds.get(nonce);
    if (round == null) {
      return;
    }
    if (!round.isOf(by)) {
      turn.refuse(Refusal.UNASKED);
      return;
    }
    rounds.remove(nonce);
    health.improve();
    if (by.equals(round.target())) {
      roundTrips.sample(by, Duration.between(round.begun(), turn.now()));
    }
  }

  void notAcknowledged(Turn turn, long nonce, PublicKey by) {
    ProbeRound round = rounds.get(nonce);
    if (round != null && !round.nack(by)) {
      turn.refuse(Refusal.UNASKED);
    }
  }

  void over(Turn turn, long nonce) {
    ProbeRound round = rounds.remove(nonce);
    if (round != null) {
      health.worsen(round.blame());
      judgement.unanswered(turn, round.target(), round.isHinted());
    }
  }

  /// This member was stopped: that nothing came proves nothing.
  void forgetRounds() {
    rounds.clear();
  }
}
