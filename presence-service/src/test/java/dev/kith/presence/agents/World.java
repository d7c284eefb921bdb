package dev.kith.presence.agents;

import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A watch among agents, in virtual time: all that happens comes from one seed.
final class World {

  static final Instant START = Instant.ofEpochSecond(1_790_000_000);
  static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration TICK = Duration.ofMillis(100);

  private record Planned(Instant at, long order, Runnable what) {}

  private final PriorityQueue<Planned> plan =
      new PriorityQueue<>((one, other) -> {
        int byTime = one.at().compareTo(other.at());
        return byTime == 0 ? Long.compare(one.order(), other.order()) : byTime;
      });
  private long planned;

  final RandomGenerator random;
  final List<String> trace = new ArrayList<>();
  final List<Effect> effects = new ArrayList<>();
  final Map<PublicKey, SimulatedAgent> agents = new HashMap<>();
  Instant now = START;
  AgentWatch watch;

  World(long seed) {
    this.random = new SplittableRandom(seed);
    this.watch = new AgentWatch(Timing.STANDARD, 1_000_000, random);
    tick();
  }

  static URI relay(int number) {
    return URI.create("wss://relay-%d.example.org".formatted(number));
  }

  void at(Instant time, Runnable what) {
    plan.add(new Planned(time, planned++, what));
  }

  void in(Duration delay, Runnable what) {
    at(now.plus(delay), what);
  }

  void run(Duration span) {
    Instant end = now.plus(span);
    for (Planned next = plan.peek(); next != null && !next.at().isAfter(end); next = plan.peek()) {
      plan.remove();
      now = next.at();
      next.what().run();
    }
    now = end;
  }

  void connect(int relay) {
    give(new Input.Connected(relay(relay)));
  }

  void disconnect(int relay) {
    give(new Input.Disconnected(relay(relay)));
  }

  /// An event comes through a relay to the watch.
  void hear(int relay, Event event) {
    give(new Input.Heard(relay(relay), event, true));
  }

  void give(Input input) {
    for (Effect effect : watch.on(input, now)) {
      effects.add(effect);
      trace.add(now + " " + effect);
      if (effect instanceof Effect.Probe(var keys, var nonce, var relays)) {
        for (PublicKey key : keys) {
          SimulatedAgent agent = agents.get(key);
          if (agent != null) {
            relays.forEach(relay -> in(latency(), () -> agent.probed(relay, nonce)));
          }
        }
      }
    }
  }

  /// There and gone again the watch starts anew with what was kept.
  void restart(Map<PublicKey, Input.Memory> kept) {
    watch = new AgentWatch(Timing.STANDARD, 1_000_000, random);
    kept.forEach((key, memory) -> give(new Input.Remembered(key, memory)));
  }

  SimulatedAgent agent(long number, int... relays) {
    SimulatedAgent agent = new SimulatedAgent(this, Events.key(number), relays);
    agents.put(agent.key, agent);
    agent.start();
    return agent;
  }

  /// The last state that was observed.
  @Nullable Reachability state(PublicKey agent) {
    Reachability last = null;
    for (Reachability state : states(agent)) {
      last = state;
    }
    return last;
  }

  List<Reachability> states(PublicKey agent) {
    List<Reachability> states = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Observed(var key, var observation) && key.equals(agent)) {
        states.add(observation.state());
      }
    }
    return states;
  }

  List<Effect.Probe> probes(PublicKey agent) {
    List<Effect.Probe> probes = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Probe probe && probe.agents().contains(agent)) {
        probes.add(probe);
      }
    }
    return probes;
  }

  Duration latency() {
    return Duration.ofMillis(random.nextInt(5, 80));
  }

  private void tick() {
    give(new Input.Ticked());
    in(TICK, this::tick);
  }
}
