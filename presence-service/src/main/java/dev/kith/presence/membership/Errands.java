package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.MembershipConfiguration.Probing;
import dev.kith.presence.membership.frame.Message;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Pings for others, who had no answer themselves.
final class Errands {

  private static final int MOST = 256;
  private static final int TIMEOUTS_UNTIL_OVER = 4;

  private final Probing probing;
  private final Members members;
  private final Post post;
  private final RandomGenerator random;
  private final Map<Long, Errand> errands = new LinkedHashMap<>();

  private record Errand(Route asker, long itsNonce, PublicKey target) {}

  Errands(Probing probing, Members members, Post post, RandomGenerator random) {
    this.probing = probing;
    this.members = members;
    this.post = post;
    this.random = random;
  }

  void asked(Turn turn, Route asker, Message.PingRequest request) {
    Member target = members.get(request.target());
    if (target == null) {
      post.send(turn, asker, new Message.Nack(request.nonce()));
      return;
    }
    if (errands.size() == MOST) {
      turn.refuse(Refusal.FULL);
      return;
    }
    long nonce = random.nextLong();
    errands.put(nonce, new Errand(asker, request.nonce(), target.key()));
    post.send(turn, target, false, new Message.Ping(nonce, target.key(), members.fingerprint()));
    turn.schedule(new Timer.AnswerNack(nonce), patience());
    turn.schedule(new Timer.HelpOver(nonce), probing.timeout().multipliedBy(TIMEOUTS_UNTIL_OVER));
  }

  /// Four fifths of what the asker waits (Lifeguard, section IV.A).
  private Duration patience() {
    return probing.timeout().multipliedBy(4).dividedBy(5);
  }

  /// @return false if that is no answer to one of these pings
  boolean acknowledged(Turn turn, long nonce, PublicKey by) {
    Errand errand = errands.get(nonce);
    if (errand == null) {
      return false;
    }
    if (by.equals(errand.target())) {
      errands.remove(nonce);
      post.send(turn, errand.asker(), new Message.Ack(errand.itsNonce()));
    } else {
      turn.refuse(Refusal.UNASKED);
    }
    return true;
  }

  void answerNack(Turn turn, long nonce) {
    Errand errand = errands.get(nonce);
    if (errand != null) {
      post.send(turn, errand.asker(), new Message.Nack(errand.itsNonce()));
    }
  }

  void over(long nonce) {
    errands.remove(nonce);
  }
}
