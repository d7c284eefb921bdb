package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Message;
import java.util.List;

/// Questions to other members about agents, who are watched by one member each and have not
/// answered it. What this member cannot reach another may.
final class AgentErrands {

  private final int helpers;
  private final Members members;
  private final Post post;

  AgentErrands(int helpers, Members members, Post post) {
    this.helpers = helpers;
    this.members = members;
    this.post = post;
  }

  void ask(Turn turn, PublicKey agent, long nonce) {
    List<Member> candidates =
        members.draw(Helpers.CHOICE * helpers, member -> member.state() == MemberState.ALIVE);
    for (Member helper : Helpers.onDifferentPaths(candidates, helpers)) {
      post.send(turn, helper, false, new Message.AskAgent(nonce, agent));
    }
  }

  void answer(Turn turn, PublicKey asker, PublicKey agent, long nonce) {
    Member member = members.get(asker);
    if (member != null) {
      post.send(turn, member, false, new Message.AgentAnswered(nonce, agent));
    }
  }
}
