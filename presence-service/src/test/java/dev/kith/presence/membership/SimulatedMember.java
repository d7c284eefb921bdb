package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.membership.frame.Frame;
import dev.kith.testkit.simulation.Action;
import dev.kith.testkit.simulation.Happening;
import dev.kith.testkit.simulation.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// A member as a node of the simulation: its name is its host, and makes its key.
final class SimulatedMember implements Node<Frame, Timer> {

  private final Membership membership;
  private final List<Endpoint> seeds;
  private final List<Effect.Changed> latest = new ArrayList<>();
  private final Map<Refusal, Integer> refusals = new EnumMap<>(Refusal.class);
  private Consumer<Effect.Changed> listener = _ -> {};
  private boolean departed;

  SimulatedMember(
      MembershipConfiguration configuration,
      String name,
      long epoch,
      List<String> seeds,
      SplittableRandom random) {
    this.seeds = seeds.stream().map(SimulatedMember::endpoint).toList();
    this.membership =
        new Membership(
            configuration, SimulatedNotary.of(name), endpoint(name), epoch, _ -> true, random);
  }

  static Endpoint endpoint(String name) {
    return new Endpoint(name, 1, "");
  }

  Membership membership() {
    return membership;
  }

  Map<Refusal, Integer> refusals() {
    return refusals;
  }

  boolean hasDeparted() {
    return departed;
  }

  void listen(Consumer<Effect.Changed> to) {
    listener = to;
  }

  /// What the last event changed.
  List<Effect.Changed> latest() {
    return latest;
  }

  MemberState state(String name) {
    PublicKey key = SimulatedNotary.key(name);
    return membership.members().stream()
        .filter(member -> member.key().equals(key))
        .map(Member::state)
        .findFirst()
        .orElse(MemberState.GONE);
  }

  @Override
  public List<Action<Frame, Timer>> on(Happening<Frame, Timer> happening, Instant now) {
    latest.clear();
    return actions(
        membership.on(
            switch (happening) {
              case Happening.Started<Frame, Timer> _ -> new Input.Start(seeds, List.of());
              case Happening.Received<Frame, Timer>(var from, var frame, var reliable) ->
                  new Input.Received(new Route(endpoint(from), reliable), frame);
              case Happening.Fired<Frame, Timer>(var timer) -> new Input.TimerFired(timer);
              case Happening.Reset<Frame, Timer>(var peer) ->
                  new Input.Hint(SimulatedNotary.key(peer));
            },
            now));
  }

  /// What the membership wants, in the words of the simulation.
  List<Action<Frame, Timer>> actions(List<Effect> effects) {
    List<Action<Frame, Timer>> actions = new ArrayList<>();
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send(var to, var frame) ->
            actions.add(new Action.Send<>(to.endpoint().host(), frame, to.reliable()));
        case Effect.Schedule(var timer, var at) -> actions.add(new Action.Schedule<>(timer, at));
        case Effect.Changed changed -> {
          latest.add(changed);
          listener.accept(changed);
        }
        case Effect.Refused(var why) -> refusals.merge(why, 1, Integer::sum);
        case Effect.Departed _ -> departed = true;
        case Effect.AgentAsked _, Effect.AgentAnswered _ -> {}
      }
    }
    return actions;
  }
}
