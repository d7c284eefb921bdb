package dev.kith.presence.membership;

import dev.kith.presence.membership.frame.Accusation;
import dev.kith.presence.membership.frame.Claim;
import dev.kith.presence.membership.frame.Frame;
import dev.kith.presence.membership.frame.Message;
import java.util.ArrayList;
import java.util.List;

/// Puts messages into frames and has them take news along.
final class Post {

  private final String mesh;
  private final Self self;
  private final Members members;
  private final Rumors rumors;
  private final boolean buddy;

  Post(String mesh, Self self, Members members, Rumors rumors, boolean buddy) {
    this.mesh = mesh;
    this.self = self;
    this.members = members;
    this.rumors = rumors;
    this.buddy = buddy;
  }

  /// @param first claims that have to be in the frame, whatever else there is
  void send(Turn turn, Route to, Message message, Claim... first) {
    List<Claim> claims = new ArrayList<>(List.of(first));
    rumors.fill(claims, Frame.room(mesh, message), members.live());
    turn.want(new Effect.Send(to, new Frame(mesh, self.key(), message, claims)));
  }

  /// To a member, which is told what it is accused of, so that it can refute (Lifeguard, section
  /// IV.C).
  void send(Turn turn, Member to, boolean reliable, Message message) {
    Route route = new Route(to.endpoint(), reliable);
    Accusation accusation = to.accusation();
    if (accusation != null && buddy) {
      send(turn, route, message, accusation);
    } else {
      send(turn, route, message);
    }
  }

  /// These claims and no news.
  ///
  /// @param most how many frames of them at most
  void sendClaims(Turn turn, Route to, List<Claim> claims, int most) {
    int room = Frame.room(mesh, new Message.Gossip());
    List<Claim> some = new ArrayList<>();
    int left = room;
    int frames = 0;
    for (Claim claim : claims) {
      if (some.size() == Frame.MAX_CLAIMS || claim.bytes() > left) {
        sendOnly(turn, to, some);
        some.clear();
        left = room;
        if (++frames == most) {
          return;
        }
      }
      some.add(claim);
      left -= claim.bytes();
    }
    if (!some.isEmpty()) {
      sendOnly(turn, to, some);
    }
  }

  private void sendOnly(Turn turn, Route to, List<Claim> claims) {
    turn.want(new Effect.Send(to, new Frame(mesh, self.key(), new Message.Gossip(), claims)));
  }
}
