package dev.kith.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Nodes, the network between them, and the time, which passes only as far as the next event. One
/// seed gives one course of events.
///
/// The shape follows the simulations of Kafka's Raft: invariants after each event, faults by
/// script, validation at the end by whoever ran it.
public final class Simulation<M, T> {

  private final Network network;
  private final RandomGenerator random;
  private final Map<String, Life<M, T>> lives = new LinkedHashMap<>();
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::nanos).thenComparingLong(Event::number));
  private final List<Invariant> invariants = new ArrayList<>();
  private final Trace trace = new Trace();
  private long nanos;
  private long number;

  private record Event(long nanos, long number, Runnable what) {}

  /// @param random of the network; nodes have their own
  public Simulation(Network network, RandomGenerator random) {
    this.network = network;
    this.random = random;
  }

  public Network network() {
    return network;
  }

  public Trace trace() {
    return trace;
  }

  public Instant now() {
    return Instant.EPOCH.plusNanos(nanos);
  }

  public void watch(Invariant invariant) {
    invariants.add(invariant);
  }

  /// Starts a node now. One that had the name is dead from now on.
  public void start(String name, Node<M, T> node) {
    crash(name);
    Life<M, T> life = new Life<>(name, node);
    lives.put(name, life);
    happen(life, new Happening.Started<>());
  }

  /// Ends a node without a sign.
  public void crash(String name) {
    Life<M, T> life = lives.get(name);
    if (life != null) {
      life.kill();
    }
  }

  /// Ends a node's process while its host lives: all others see their connection to it reset.
  public void reset(String name) {
    crash(name);
    for (Life<M, T> other : lives.values()) {
      Long travel = network.travel(name, other.name(), true, random);
      if (!other.isDead() && travel != null) {
        after(travel, () -> happen(other, new Happening.Reset<>(name)));
      }
    }
  }

  /// The node does nothing for now; what happens to it waits, up to what a socket's buffer holds.
  public void pause(String name) {
    life(name).pause();
  }

  public void resume(String name) {
    Life<M, T> life = life(name);
    life.resume();
    for (Happening<M, T> next = life.next(); next != null; next = life.next()) {
      happen(life, next);
    }
  }

  /// Has something happen later, such as a fault.
  public void after(Duration time, Runnable what) {
    after(time.toNanos(), what);
  }

  /// Has a node do something that nothing in the simulation made it do, such as a command.
  ///
  /// @param command not carried out if the node does not run
  public void tell(String name, Supplier<List<Action<M, T>>> command) {
    Life<M, T> life = life(name);
    if (isRunning(name)) {
      command.get().forEach(action -> carryOut(life, action));
    }
  }

  /// Lets so much time pass.
  ///
  /// @throws InvariantBroken as soon as an invariant is
  public void run(Duration time) {
    long end = nanos + time.toNanos();
    for (Event event = events.peek();
        event != null && event.nanos() <= end;
        event = events.peek()) {
      events.remove();
      nanos = event.nanos();
      event.what().run();
    }
    nanos = end;
  }

  /// How many messages the node has sent since it was started.
  public long sent(String name) {
    return life(name).sent();
  }

  public boolean isRunning(String name) {
    Life<M, T> life = lives.get(name);
    return life != null && !life.isDead() && !life.isPaused();
  }

  private Life<M, T> life(String name) {
    Life<M, T> life = lives.get(name);
    if (life == null) {
      throw new IllegalArgumentException("there is no node " + name);
    }
    return life;
  }

  private void after(long time, Runnable what) {
    events.add(new Event(nanos + time, number++, what));
  }

  private void happen(Life<M, T> life, Happening<M, T> happening) {
    if (life.isDead()) {
      return;
    }
    if (life.isPaused()) {
      life.keep(happening);
      return;
    }
    trace.add(nanos, life.name(), happening);
    for (Action<M, T> action : life.node().on(happening, now())) {
      carryOut(life, action);
    }
    for (Invariant invariant : invariants) {
      String broken = invariant.brokenAt(life.name(), now());
      if (broken != null) {
        throw new InvariantBroken("at " + now() + ": " + broken, trace);
      }
    }
  }

  private void carryOut(Life<M, T> life, Action<M, T> action) {
    switch (action) {
      case Action.Send<M, T> send -> send(life, send);
      case Action.Schedule<M, T> schedule ->
          after(
              Math.max(0, Duration.between(now(), schedule.at()).toNanos()),
              () -> happen(life, new Happening.Fired<>(schedule.timer())));
    }
  }

  private void send(Life<M, T> life, Action.Send<M, T> send) {
    life.countSent();
    Long travel = network.travel(life.name(), send.to(), send.reliable(), random);
    if (travel != null) {
      Happening<M, T> received =
          new Happening.Received<>(life.name(), send.message(), send.reliable());
      after(travel, () -> arrive(send.to(), received));
    }
  }

  private void arrive(String name, Happening<M, T> received) {
    Life<M, T> life = lives.get(name);
    if (life != null) {
      happen(life, received);
    }
  }
}
