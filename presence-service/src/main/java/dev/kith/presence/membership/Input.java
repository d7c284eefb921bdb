package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Alive;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.membership.frame.Frame;
import java.util.List;

/// What can happen to a member.
public sealed interface Input {

  /// Begin.
  ///
  /// @param seeds where to ask who else is there; one of them may be the member's own. They are
  ///   asked again for as long as no member is there
  /// @param known what the process before knew of others; they count as alive until found out
  record Start(List<Endpoint> seeds, List<Alive> known) implements Input {
    public Start {
      seeds = List.copyOf(seeds);
      known = List.copyOf(known);
    }
  }

  /// A frame came. That it is from whom it says has been checked; its claims have not.
  record Received(Route from, Frame frame) implements Input {}

  record TimerFired(Timer timer) implements Input {}

  /// Something else says that a member may be gone, such as a connection that was reset. It is
  /// probed at once; that alone is no verdict.
  record Hint(PublicKey member) implements Input {}

  /// An agent has not answered this member: have some others ask it.
  ///
  /// @param nonce what the agent is to repeat
  record AskAgent(PublicKey agent, long nonce) implements Input {}

  /// An agent has answered that another member asked for.
  record AgentAnswered(PublicKey asker, PublicKey agent, long nonce) implements Input {}

  /// Say goodbye. [Effect.Departed] follows when enough have been told.
  record Leave() implements Input {}
}
