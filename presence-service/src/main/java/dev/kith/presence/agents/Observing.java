package dev.kith.presence.agents;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Probes agents in rounds and concludes from signs of life and from their absence.
final class Observing {

  /// What is left of an announcement when it is renewed: a sixth.
  private static final int RENEWED_BEFORE = 6;

  /// So many more probes may be sent because of hints: they are worth more, but a relay that goes
  /// away gives very many at once.
  private static final int HINTED = 5;

  private final Timing timing;
  private final RandomGenerator random;
  private final Probes probes;
  private final Paths paths;
  private final Pacer pacer;
  private final Pacer hints;
  private final Agenda agenda;
  private final Consumer<Effect> outlet;
  private final Map<Reachability, Integer> counts = new EnumMap<>(Reachability.class);
  private boolean helped;

  Observing(
      Timing timing, RandomGenerator random, Paths paths, Agenda agenda, Consumer<Effect> outlet) {
    this.timing = timing;
    this.random = random;
    this.probes = new Probes(random);
    this.paths = paths;
    this.pacer = new Pacer(timing.probes());
    this.hints = new Pacer(HINTED * timing.probes());
    this.agenda = agenda;
    this.outlet = outlet;
  }

  /// Sends the probes of this step.
  void flush() {
    probes.flush(outlet);
  }

  int count(Reachability state) {
    return counts.getOrDefault(state, 0);
  }

  /// Says whether there are others who can be asked for help.
  void helped(boolean is) {
    helped = is;
  }

  /// Takes over what an earlier run observed, or another instance. Announcements are renewed soon,
  /// but not all at once.
  void remembered(Agent agent, Observation observed, long now) {
    agent.unconfirmed = helped;
    agent.since = observed.since().toEpochMilli();
    for (URI relay : observed.relays()) {
      agent.paths |= paths.bit(relay);
    }
    enter(agent, observed.state());
    agent.heard = now;
    agent.announced = now + random.nextLong(timing.announced().toMillis() / RENEWED_BEFORE + 1);
    file(agent);
  }

  /// Asks at once, as something has happened to the agent.
  void hint(Agent agent, long now) {
    agent.once = false;
    boolean underWay = agent.isProbed() && agent.attempt <= now + timing.attempt().toMillis();
    if (!agent.isDeclaredAsleep() && !underWay) {
      begin(agent, hints.slot(now));
      look(agent, now);
    }
  }

  /// Asks when it is its turn: nothing has happened, it has only been silent.
  void ask(Agent agent, long now) {
    begin(agent, pacer.slot(now));
    agent.once = agent.state == Reachability.UNREACHABLE;
    file(agent);
  }

  /// The agent showed that it lives.
  void alive(Agent agent, @Nullable URI relay, long now) {
    if (relay != null) {
      agent.paths |= paths.bit(relay);
    }
    agent.heard = now;
    agent.endRound();
    change(agent, Reachability.REACHABLE, now);
    file(agent);
  }

  /// It declared that it sleeps.
  void asleep(Agent agent, long now) {
    agent.endRound();
    agent.nonce = 0;
    change(agent, Reachability.ASLEEP, now);
    file(agent);
  }

  /// It said farewell, or somebody did for it.
  void gone(Agent agent, long now) {
    agent.endRound();
    agent.nonce = 0;
    agent.heard = now;
    change(agent, Reachability.UNREACHABLE, now);
    file(agent);
  }

  /// It has lost its connections to a relay.
  void left(Agent agent, URI relay, long now) {
    int others = agent.paths & ~paths.bit(relay);
    if (others != 0) {
      agent.paths = others;
    }
    hint(agent, now);
  }

  /// The same was heard of it through another relay.
  void alsoThrough(Agent agent, URI relay) {
    agent.paths |= paths.bit(relay);
  }

  /// It has come to a relay.
  void came(Agent agent, URI relay, long now) {
    agent.paths |= paths.bit(relay);
    if (agent.state != Reachability.REACHABLE) {
      hint(agent, now);
    }
  }

  /// Does what is due for the agent.
  void look(Agent agent, long now) {
    if (agent.isProbed()) {
      goOn(agent, now);
    } else if (now >= nextRound(agent)) {
      ask(agent, now);
    }
    if (now >= renewal(agent)) {
      announce(agent, now);
    }
    file(agent);
  }

  /// Forgets that it is among those that are counted and looked at.
  void drop(Agent agent) {
    agent.filed = Agent.NEVER;
    if (agent.state != null) {
      counts.merge(agent.state, -1, Integer::sum);
    }
  }

  /// Puts the agent into the agenda for whatever comes next.
  void file(Agent agent) {
    long next = Math.min(renewal(agent), agent.lease);
    if (agent.isOver()) {
      next = Math.min(next, forgotten(agent));
    }
    next = Math.min(next, agent.isProbed() ? agent.attempt : nextRound(agent));
    if (next != Agent.NEVER) {
      agenda.file(agent, next);
    }
  }

  /// When nothing has to be remembered of an agent that is over.
  long forgotten(Agent agent) {
    return agent.heard + timing.announced().toMillis();
  }

  /// When a round is due although nothing happens.
  private long nextRound(Agent agent) {
    return switch (agent.state) {
      case REACHABLE -> agent.heard + timing.quiet().toMillis();
      case SUSPECT -> agent.heard;
      case UNREACHABLE ->
          agent.declaration == null ? Agent.NEVER : agent.heard + timing.retry().toMillis();
      case ASLEEP -> Agent.NEVER;
      case null -> Agent.NEVER;
    };
  }

  /// What is said of who is gone for good is not said again.
  private long renewal(Agent agent) {
    return agent.announced == Agent.NEVER || agent.isOver()
        ? Agent.NEVER
        : agent.announced - timing.announced().toMillis() / RENEWED_BEFORE;
  }

  private void begin(Agent agent, long at) {
    agent.nonce = 0;
    agent.asked = Agent.NEVER;
    agent.attempt = at;
  }

  private void goOn(Agent agent, long now) {
    boolean fit = paths.areFit(agent, now);
    if (!fit) {
      // What was asked before does not count: the answer may have been lost on the way.
      agent.asked = Agent.NEVER;
    } else if (agent.asked != Agent.NEVER && conclude(agent, now)) {
      return;
    }
    if (now >= agent.attempt) {
      send(agent, fit, now);
    }
  }

  private void send(Agent agent, boolean fit, long now) {
    boolean again = agent.asked != Agent.NEVER;
    boolean everywhere = again || agent.once;
    if (agent.nonce == 0) {
      agent.nonce = probes.nonce(now);
    }
    List<URI> relays = paths.to(agent, everywhere);
    if (!relays.isEmpty()) {
      probes.add(agent, relays);
      if (fit && !again) {
        agent.asked = now;
      }
    }
    if (helped && (everywhere || !fit)) {
      outlet.accept(new Effect.Ask(agent.key, agent.nonce));
    }
    if (agent.once && !relays.isEmpty()) {
      agent.endRound();
      agent.heard = now;
      return;
    }
    agent.attempt = now + (relays.isEmpty() ? timing.grace() : timing.attempt()).toMillis();
  }

  /// @return true if the round is over
  private boolean conclude(Agent agent, long now) {
    Duration silent = Duration.ofMillis(now - agent.asked);
    if (silent.compareTo(timing.gone()) >= 0) {
      agent.endRound();
      agent.heard = now;
      change(agent, Reachability.UNREACHABLE, now);
      return true;
    }
    if (silent.compareTo(timing.suspect()) >= 0 && agent.state == Reachability.REACHABLE) {
      change(agent, Reachability.SUSPECT, now);
    }
    return false;
  }

  private void change(Agent agent, Reachability state, long now) {
    if (agent.state != state) {
      enter(agent, state);
      agent.since = now;
      outlet.accept(new Effect.Observed(agent.key, observation(agent)));
      announce(agent, now);
    } else if (agent.unconfirmed) {
      outlet.accept(new Effect.Observed(agent.key, observation(agent)));
    }
    agent.unconfirmed = false;
  }

  private void enter(Agent agent, Reachability state) {
    if (agent.state != null) {
      counts.merge(agent.state, -1, Integer::sum);
    }
    counts.merge(state, 1, Integer::sum);
    agent.state = state;
  }

  private void announce(Agent agent, long now) {
    agent.announced = now + timing.announced().toMillis();
    agent.announcedAt = Math.max(now / 1_000, agent.announcedAt + 1);
    outlet.accept(
        new Effect.Announce(
            agent.key,
            observation(agent),
            agent.announcedAt,
            Instant.ofEpochMilli(agent.announced)));
  }

  private Observation observation(Agent agent) {
    Reachability state = agent.state;
    if (state == null) {
      throw new IllegalStateException("nothing has been observed of " + agent.key);
    }
    return new Observation(state, Instant.ofEpochMilli(agent.since), paths.through(agent));
  }
}
