package dev.kith.bench.runtime.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.Effect;
import dev.kith.presence.membership.Input;
import dev.kith.presence.membership.Membership;
import dev.kith.presence.membership.MembershipConfiguration;
import dev.kith.presence.membership.Route;
import dev.kith.presence.membership.Timer;
import dev.kith.presence.membership.frame.Alive;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.membership.frame.Frame;
import dev.kith.testkit.simulation.Action;
import dev.kith.testkit.simulation.Happening;
import dev.kith.testkit.simulation.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A member as a node of the simulation, which knows all others from the start.
final class SimulatedMember implements Node<Frame, Timer> {

  private final PublicKey key;
  private final Membership membership;
  private final List<Alive> known;
  private final Observer observer;

  /// Sees what each member sees.
  @FunctionalInterface
  interface Observer {
    void changed(PublicKey observer, Effect.Changed change, Instant now);
  }

  SimulatedMember(
      MembershipConfiguration configuration,
      int number,
      List<Alive> known,
      Observer observer,
      SplittableRandom random) {
    Alive own = known.get(number);
    this.key = own.subject();
    this.known = known;
    this.observer = observer;
    this.membership =
        new Membership(
            configuration,
            new SimulatedNotary(key),
            own.endpoint(),
            own.version().epoch(),
            _ -> true,
            random);
  }

  Membership membership() {
    return membership;
  }

  @Override
  public List<Action<Frame, Timer>> on(Happening<Frame, Timer> happening, Instant now) {
    List<Action<Frame, Timer>> actions = new ArrayList<>();
    for (Effect effect : membership.on(input(happening), now)) {
      switch (effect) {
        case Effect.Send(var to, var frame) ->
            actions.add(new Action.Send<>(to.endpoint().host(), frame, to.reliable()));
        case Effect.Schedule(var timer, var at) -> actions.add(new Action.Schedule<>(timer, at));
        case Effect.Changed changed -> observer.changed(key, changed, now);
        case Effect.Refused _, Effect.Departed _, Effect.AgentAsked _, Effect.AgentAnswered _ -> {}
      }
    }
    return actions;
  }

  private Input input(Happening<Frame, Timer> happening) {
    return switch (happening) {
      case Happening.Started<Frame, Timer> _ -> new Input.Start(List.of(), known);
      case Happening.Received<Frame, Timer>(var from, var frame, var reliable) ->
          new Input.Received(new Route(new Endpoint(from, 1, ""), reliable), frame);
      case Happening.Fired<Frame, Timer>(var timer) -> new Input.TimerFired(timer);
      case Happening.Reset<Frame, Timer>(var peer) ->
          new Input.Hint(SimulatedNotary.of(Cluster.number(peer)).key());
    };
  }
}
