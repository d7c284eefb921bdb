package dev.kith.presence.agents;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Watches over all agents that have declared something or have a card. Owned by one thread.
///
/// What an agent signs about itself is taken as it comes: the newest declaration counts until its
/// lease ends, and a farewell at once. That it is reachable is believed once it answers a probe.
public final class AgentWatch {

  /// How far the clock of an agent may be from ours if what it signs is to show that it lives now.
  private static final Duration FRESH = Duration.ofSeconds(60);

  private final Map<PublicKey, Agent> agents = new HashMap<>();
  private final Agenda agenda = new Agenda();
  private final int most;
  private final long grace;
  private final Paths paths;
  private final Observing observing;
  private final Favours favours = new Favours();
  private Share share = new Share.All();
  private List<Effect> effects = new ArrayList<>();
  private long ignored;

  /// @param most how many agents are watched at a time; others are not noticed
  /// @param random for nonces: a [java.security.SecureRandom]
  public AgentWatch(Timing timing, int most, RandomGenerator random) {
    this.most = most;
    this.grace = timing.grace().toMillis();
    this.paths = new Paths(grace, timing.retry().toMillis());
    this.observing = new Observing(timing, random, paths, agenda, effect -> effects.add(effect));
  }

  /// Takes one input and says what is to be done.
  public List<Effect> on(Input input, Instant at) {
    effects = new ArrayList<>();
    long now = at.toEpochMilli();
    switch (input) {
      case Input.Heard(URI relay, Event event, boolean live) -> heard(relay, event, live, now);
      case Input.Connected(URI relay) -> paths.connected(relay, now);
      case Input.Disconnected(URI relay) -> paths.disconnected(relay, now);
      case Input.Remembered(PublicKey key, Input.Memory memory) -> remembered(key, memory, now);
      case Input.Shared(Share newer) -> share(newer);
      case Input.Asked(PublicKey by, PublicKey agent, long nonce) -> asked(by, agent, nonce, now);
      case Input.Vouched(PublicKey agent, long nonce) -> vouched(agent, nonce, now);
      case Input.Identified _ -> {
        // Relays are watched elsewhere.
      }
      case Input.Ticked() -> tick(now);
    }
    observing.flush();
    return effects;
  }

  /// How many agents are watched.
  public int size() {
    return agents.size();
  }

  /// How many of them are in a state.
  public int count(Reachability state) {
    return observing.count(state);
  }

  /// How many events were not noticed because too many agents are watched already.
  public long ignored() {
    return ignored;
  }

  private void heard(URI relay, Event event, boolean live, long now) {
    switch (event.kind()) {
      case Kind.AGENT_CARD -> card(event, now);
      case Kind.DECLARED_PRESENCE, Kind.HEARTBEAT -> declared(relay, event, live, now);
      case Kind.FAREWELL -> farewell(event, live, now);
      case Kind.PROBE_ANSWER -> answered(relay, event, now);
      case Kind.LINK -> linked(relay, event, now);
      default -> {
        // Nobody asked for it.
      }
    }
  }

  private void card(Event event, long now) {
    Agent agent = watched(event.pubkey(), now);
    if (agent != null && isNewer(event.createdAt(), event.id(), agent.cardAt, agent.card)) {
      agent.cardAt = event.createdAt();
      agent.card = event.id();
      effects.add(new Effect.Carded(agent.key, Card.of(event)));
    }
  }

  private void declared(URI relay, Event event, boolean live, long now) {
    Declaration declaration = Declaration.of(event);
    long lease = lease(declaration);
    Agent agent = lease <= now ? null : watched(event.pubkey(), now);
    if (agent == null || event.createdAt() < agent.farewellAt) {
      return;
    }
    if (!isNews(agent, declaration)) {
      if (live && isKnown(agent, declaration)) {
        observing.alsoThrough(agent, relay);
      }
      return;
    }
    boolean bare = event.kind() == Kind.HEARTBEAT && declaration.status() == null;
    if (!bare) {
      declare(agent, declaration, lease);
    }
    if (agent.isDeclaredAsleep()) {
      observing.asleep(agent, now);
    } else if (!live) {
      wonder(agent, now);
    } else if (isFresh(event, now) && isTrusted(agent)) {
      observing.alive(agent, relay, now);
    } else {
      observing.came(agent, relay, now);
      observing.file(agent);
    }
  }

  private void declare(Agent agent, @Nullable Declaration declaration, long lease) {
    Declaration before = agent.declaration;
    agent.declaration = declaration;
    agent.lease = lease;
    if (declaration != null) {
      agent.declaredAt = declaration.createdAt();
    }
    effects.add(
        before != null && declaration != null && before.saysTheSameAs(declaration)
            ? new Effect.Renewed(agent.key, declaration)
            : new Effect.Declared(agent.key, declaration));
  }

  /// Asks for a sign of life that nothing has called for.
  private void wonder(Agent agent, long now) {
    if (agent.state != Reachability.REACHABLE && !agent.isProbed()) {
      observing.ask(agent, now);
    } else {
      observing.file(agent);
    }
  }

  private void farewell(Event event, boolean live, long now) {
    Agent agent = agents.get(event.pubkey());
    if (agent == null || event.id().equals(agent.farewell)) {
      return;
    }
    boolean older = agent.declaration != null && event.createdAt() < agent.declaration.createdAt();
    if (!live && older) {
      return;
    }
    agent.farewell = event.id();
    agent.farewellAt = event.createdAt();
    if (agent.declaration != null) {
      declare(agent, null, Agent.NEVER);
    }
    observing.gone(agent, now);
    if (live && !isFresh(event, now)) {
      // A will is signed long before, and so is what somebody repeats to do harm.
      observing.hint(agent, now);
    }
  }

  private void answered(URI relay, Event event, long now) {
    Effect.Vouch vouch = favours.answered(event.pubkey(), event.tagValue("nonce"));
    if (vouch != null) {
      effects.add(vouch);
    }
    Agent agent = agents.get(event.pubkey());
    if (agent != null
        && agent.nonce != 0
        && HexFormat.of().toHexDigits(agent.nonce).equals(event.tagValue("nonce"))) {
      observing.alive(agent, relay, now);
    }
  }

  private void linked(URI relay, Event event, long now) {
    PublicKey key = PublicKey.ofHexOrNull(event.tagValue("agent"));
    Agent agent = key == null ? null : agents.get(key);
    if (agent == null) {
      return;
    }
    if ("up".equals(event.tagValue("link"))) {
      observing.came(agent, relay, now);
    } else if (agent.state == Reachability.REACHABLE) {
      observing.left(agent, relay, now);
    }
  }

  private void share(Share newer) {
    share = newer;
    observing.helped(newer.hasOthers());
    agents
        .values()
        .removeIf(agent -> {
          boolean others = !newer.has(agent.key);
          if (others) {
            observing.drop(agent);
          }
          return others;
        });
  }

  private void asked(PublicKey by, PublicKey agent, long nonce, long now) {
    List<URI> relays = paths.up();
    String text = relays.isEmpty() ? null : favours.take(by, agent, nonce, now);
    if (text != null) {
      effects.add(new Effect.Probe(List.of(agent), text, relays));
    }
  }

  private void vouched(PublicKey key, long nonce, long now) {
    Agent agent = agents.get(key);
    if (agent != null && agent.nonce != 0 && agent.nonce == nonce) {
      observing.alive(agent, null, now);
    }
  }

  private void remembered(PublicKey key, Input.Memory memory, long now) {
    Agent agent = agents.containsKey(key) ? null : watched(key, now);
    if (agent == null) {
      return;
    }
    agent.cardAt = memory.cardAt();
    agent.card = memory.card();
    if (memory.declared() != null) {
      agent.declaration = memory.declared();
      agent.declaredAt = memory.declared().createdAt();
      // It may have been renewed while nobody watched; the relays will tell.
      agent.lease = Math.max(lease(memory.declared()), now + grace);
    }
    if (memory.observed() != null) {
      observing.remembered(agent, memory.observed(), now);
    } else {
      wonder(agent, now);
    }
  }

  private void tick(long now) {
    for (Agent agent = agenda.next(now); agent != null; agent = agenda.next(now)) {
      if (now >= agent.lease) {
        lapse(agent, now);
      }
      if (agent.isOver() && now >= observing.forgotten(agent)) {
        if (agents.remove(agent.key, agent)) {
          observing.drop(agent);
        }
      } else {
        observing.look(agent, now);
      }
    }
  }

  /// Its declaration says nothing any longer; whether it lives is another question.
  private void lapse(Agent agent, long now) {
    declare(agent, null, Agent.NEVER);
    if (agent.state != null && agent.state != Reachability.UNREACHABLE && !agent.isProbed()) {
      observing.ask(agent, now);
    }
  }

  private @Nullable Agent watched(PublicKey key, long now) {
    Agent agent = agents.get(key);
    if (agent != null || !share.has(key)) {
      return agent;
    }
    if (agents.size() >= most) {
      ignored++;
      return null;
    }
    agent = new Agent(key);
    agent.heard = now;
    agents.put(key, agent);
    observing.file(agent);
    return agent;
  }

  private static long lease(Declaration declaration) {
    Long until = declaration.until();
    return until == null || until > Agent.NEVER / 1_000 ? Agent.NEVER : until * 1_000;
  }

  private static boolean isNews(Agent agent, Declaration declaration) {
    Declaration known = agent.declaration;
    return known == null
        ? declaration.createdAt() >= agent.declaredAt
        : isNewer(declaration.createdAt(), declaration.id(), known.createdAt(), known.id());
  }

  private static boolean isKnown(Agent agent, Declaration declaration) {
    return agent.declaration != null && agent.declaration.id().equals(declaration.id());
  }

  /// Of two replaceable events of one second the lower id counts (NIP-01).
  private static boolean isNewer(long at, EventId id, long knownAt, @Nullable EventId known) {
    return known == null || at > knownAt || (at == knownAt && id.compareTo(known) < 0);
  }

  /// Who has answered a probe shows by anything it signs now that it still lives.
  private static boolean isTrusted(Agent agent) {
    return agent.state == Reachability.REACHABLE || agent.state == Reachability.SUSPECT;
  }

  private static boolean isFresh(Event event, long now) {
    return Math.abs(event.createdAt() * 1_000 - now) <= FRESH.toMillis();
  }
}
