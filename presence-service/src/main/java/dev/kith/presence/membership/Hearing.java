package dev.kith.presence.membership;

import dev.kith.presence.membership.frame.Accusation;
import dev.kith.presence.membership.frame.Alive;
import dev.kith.presence.membership.frame.Claim;
import dev.kith.presence.membership.frame.Message;
import dev.kith.presence.membership.frame.Version;

/// What is made of the claims in a frame. Of each member the newest counts, whatever the order in
/// which claims come, so members that have heard the same hold the same.
final class Hearing {

  private final Self self;
  private final Members members;
  private final Standing standing;
  private final Judgement judgement;
  private final LocalHealth health;
  private final Post post;

  Hearing(
      Self self,
      Members members,
      Standing standing,
      Judgement judgement,
      LocalHealth health,
      Post post) {
    this.self = self;
    this.members = members;
    this.standing = standing;
    this.judgement = judgement;
    this.health = health;
    this.post = post;
  }

  /// @param from where the frame came from
  void hear(Turn turn, Route from, Claim claim) {
    boolean aboutSelf = claim.subject().equals(self.key());
    switch (claim) {
      case Alive alive when aboutSelf -> earlierSelf(turn, alive);
      case Accusation accusation when aboutSelf -> accused(turn, from, accusation);
      case Alive alive -> alive(turn, alive);
      case Accusation accusation -> other(turn, accusation);
    }
  }

  /// What was known before this process began is news to nobody.
  void recall(Turn turn, Alive alive) {
    if (!alive.subject().equals(self.key())
        && members.get(alive.subject()) == null
        && !members.isFull()
        && standing.attested(turn, alive)) {
      standing.change(turn, Member.alive(alive, turn.now()));
    }
  }

  private void alive(Turn turn, Alive alive) {
    Member known = members.get(alive.subject());
    if (known != null && alive.version().compareTo(known.version()) <= 0) {
      return;
    }
    if (known == null && members.isFull()) {
      turn.refuse(Refusal.FULL);
    } else if (standing.attested(turn, alive)) {
      judgement.acquit(alive.subject());
      standing.settle(turn, Member.alive(alive, turn.now()), alive);
    }
  }

  private void other(Turn turn, Accusation accusation) {
    Member known = members.get(accusation.subject());
    if (known == null) {
      return;
    }
    int order = accusation.version().compareTo(known.version());
    if (accusation.isLeave()) {
      if (order >= 0 && known.state() != MemberState.LEFT && standing.attested(turn, accusation)) {
        judgement.acquit(known.key());
        standing.settle(turn, known.accused(accusation, MemberState.LEFT, turn.now()), accusation);
      }
    } else if (order == 0 && known.isLive()) {
      judgement.heard(turn, known, accusation);
    }
  }

  /// An accusation of this member itself. One of a version that it never had is nobody's business.
  private void accused(Turn turn, Route from, Accusation accusation) {
    if (accusation.by().equals(self.key())) {
      earlierSelf(turn, accusation);
      return;
    }
    int order = accusation.version().compareTo(self.alive().version());
    if (order > 0 || !standing.attested(turn, accusation)) {
      return;
    }
    if (order == 0) {
      health.worsen(1);
      renew(turn, accusation.version().raised());
    } else {
      post.send(turn, from, new Message.Gossip(), self.alive());
    }
  }

  /// A claim that this member's key signed. If it is newer than what this process says, the one
  /// before had a later clock.
  private void earlierSelf(Turn turn, Claim claim) {
    int order = claim.version().compareTo(self.alive().version());
    if ((order > 0 || (order == 0 && claim instanceof Accusation))
        && standing.attested(turn, claim)) {
      renew(turn, Version.first(claim.version().epoch() + 1));
    }
  }

  private void renew(Turn turn, Version version) {
    Alive alive = self.renew(version);
    standing.settle(turn, Member.alive(alive, turn.now()), alive);
  }
}
