package dev.kith.presence.agents;

import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/// An agent that declares itself and answers probes: later if it pauses, never if it is dead.
final class SimulatedAgent {

  final PublicKey key;
  private final World world;
  private final int[] relays;
  private boolean dead;
  private Instant pausedUntil = Instant.MIN;
  String status = "available";

  SimulatedAgent(World world, PublicKey key, int... relays) {
    this.world = world;
    this.key = key;
    this.relays = relays.clone();
  }

  void start() {
    whenAwake(() -> {
      say(Events.declared(key, world.now, status, World.LEASE));
      world.in(World.LEASE.dividedBy(2), this::start);
    });
  }

  /// Everything it would do waits until then.
  void pause(Duration length) {
    pausedUntil = world.now.plus(length);
  }

  void die() {
    dead = true;
  }

  /// Its sockets close, and come back a little later.
  void reconnect(Duration later) {
    link("down");
    world.in(later, () -> whenAwake(() -> link("up")));
  }

  void link(String link) {
    for (int relay : relays) {
      Event event = Events.link(key, world.now, link);
      world.in(world.latency(), () -> world.hear(relay, event));
    }
  }

  void say(Event event) {
    for (int relay : relays) {
      world.in(world.latency(), () -> world.hear(relay, event));
    }
  }

  void probed(URI through, String nonce) {
    for (int relay : relays) {
      if (World.relay(relay).equals(through)) {
        whenAwake(() -> say(Events.answer(key, world.now, nonce)));
      }
    }
  }

  private void whenAwake(Runnable what) {
    if (dead) {
      return;
    }
    if (world.now.isBefore(pausedUntil)) {
      world.at(pausedUntil, () -> whenAwake(what));
    } else {
      what.run();
    }
  }
}
