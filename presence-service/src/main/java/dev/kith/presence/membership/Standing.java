package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Claim;
import java.util.function.Predicate;

/// Which claims are believed, and what becomes of one that is: it is held, told to whoever watches,
/// and passed on.
final class Standing {

  private final Predicate<PublicKey> admitted;
  private final Notary notary;
  private final Accusers accusers;
  private final Members members;
  private final Rumors rumors;

  Standing(
      Predicate<PublicKey> admitted,
      Notary notary,
      Accusers accusers,
      Members members,
      Rumors rumors) {
    this.admitted = admitted;
    this.notary = notary;
    this.accusers = accusers;
    this.members = members;
    this.rumors = rumors;
  }

  /// Asked last of all, of a claim that would change something: most are old, and a signature costs
  /// more than everything else.
  boolean attested(Turn turn, Claim claim) {
    if (!admitted.test(claim.by()) || !admitted.test(claim.subject())) {
      turn.refuse(Refusal.NOT_ADMITTED);
      return false;
    }
    boolean accuses = !claim.by().equals(claim.subject());
    if (accuses && accusers.isExhausted(claim.by(), turn.now())) {
      turn.refuse(Refusal.TOO_MANY_ACCUSATIONS);
      return false;
    }
    if (!notary.attests(claim)) {
      turn.refuse(Refusal.FORGED);
      return false;
    }
    if (accuses) {
      accusers.accused(claim.by(), turn.now());
    }
    return true;
  }

  void settle(Turn turn, Member member, Claim because) {
    change(turn, member);
    rumors.add(because);
  }

  void gone(Turn turn, Member member) {
    change(turn, new Member(member.alive(), member.accusation(), MemberState.GONE, turn.now()));
  }

  void spread(Claim claim) {
    rumors.add(claim);
  }

  void change(Turn turn, Member member) {
    turn.want(new Effect.Changed(members.get(member.key()), member));
    members.put(member);
  }
}
