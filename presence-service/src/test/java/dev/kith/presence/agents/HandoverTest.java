package dev.kith.presence.agents;

import static dev.kith.presence.agents.Reachability.REACHABLE;
import static dev.kith.presence.agents.Reachability.SUSPECT;
import static dev.kith.presence.agents.Reachability.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What instances that share their agents do for each other.
class HandoverTest {

  private static final PublicKey SELF = Events.key(10_001);
  private static final PublicKey OTHER = Events.key(10_002);
  private static final Share BOTH = new Share.Part(SELF, List.of(OTHER));
  private static final Share ALONE = new Share.Part(SELF, List.of());

  private final World world = new World(1);

  @Test
  void anotherInstancesAgentsAreNeitherKeptNorProbed() {
    world.connect(0);
    PublicKey theirs = key(false);
    PublicKey own = key(true);
    world.hear(0, Events.declared(theirs, world.now, "busy", World.LEASE));
    world.hear(0, Events.declared(own, world.now, "busy", World.LEASE));
    assertThat(world.watch.size()).isEqualTo(2);
    world.give(new Input.Shared(BOTH));
    world.effects.clear();
    world.run(Duration.ofMinutes(5));
    world.hear(0, Events.declared(theirs, world.now, "available", World.LEASE));
    assertThat(world.watch.size()).isEqualTo(1);
    assertThat(world.probes(own)).isNotEmpty();
    assertThat(world.effects).noneMatch(effect -> effect.toString().contains(theirs.hex()));
  }

  @Test
  void whatIsTakenOverIsAsItWasAndIsKeptAgainOnce() {
    world.connect(0);
    world.give(new Input.Shared(BOTH));
    PublicKey theirs = key(false);
    Instant since = world.now.minusSeconds(1_000);
    world.agent(number(theirs), 0);
    world.run(Duration.ofMinutes(1));
    assertThat(world.watch.size()).isZero();

    world.give(new Input.Shared(shareWith(theirs)));
    world.give(remembered(theirs, since));
    world.run(Duration.ofMinutes(5));
    assertThat(world.states(theirs)).containsExactly(REACHABLE);
    assertThat(world.effects)
        .filteredOn(Effect.Observed.class::isInstance)
        .allMatch(effect -> ((Effect.Observed) effect).observation().since().equals(since));
  }

  @Test
  void whatWasHeardBeforeTheMemoryCameIsNewer() {
    world.connect(0);
    PublicKey own = key(true);
    world.give(new Input.Shared(BOTH));
    world.agent(number(own), 0);
    world.run(Duration.ofMinutes(1));
    assertThat(world.state(own)).isEqualTo(REACHABLE);
    world.give(
        new Input.Remembered(
            own,
            new Input.Memory(0, null, null, new Observation(UNREACHABLE, World.START, List.of()))));
    assertThat(world.watch.count(REACHABLE)).isEqualTo(1);
    assertThat(world.watch.count(UNREACHABLE)).isZero();
  }

  @Test
  void othersAreAskedBeforeAnAgentIsUnreachable() {
    world.connect(0);
    world.run(Timing.STANDARD.grace());
    world.give(new Input.Shared(BOTH));
    PublicKey own = key(true);
    SimulatedAgent agent = world.agent(number(own), 0);
    world.run(Duration.ofSeconds(40));
    agent.die();
    world.run(Duration.ofMinutes(3));
    assertThat(world.states(own)).endsWith(SUSPECT, UNREACHABLE);
    assertThat(asks(own)).isNotEmpty();
  }

  @Test
  void whomAnotherInstanceReachesIsReachable() {
    world.connect(0);
    world.run(Timing.STANDARD.grace());
    world.give(new Input.Shared(BOTH));
    PublicKey own = key(true);
    SimulatedAgent agent = world.agent(number(own), 0);
    world.run(Duration.ofSeconds(40));
    agent.die();
    for (int i = 0; i < 180; i++) {
      int before = asks(own).size();
      world.run(Duration.ofSeconds(1));
      if (asks(own).size() > before) {
        world.give(new Input.Vouched(own, asks(own).getLast().nonce()));
      }
    }
    assertThat(world.states(own)).doesNotContain(UNREACHABLE);
    assertThat(world.state(own)).isEqualTo(REACHABLE);
  }

  @Test
  void aFavourIsAProbeAndItsAnswerIsPassedOn() {
    world.connect(0);
    world.connect(1);
    world.give(new Input.Shared(BOTH));
    PublicKey theirs = key(false);
    world.give(new Input.Asked(OTHER, theirs, 77));
    String nonce = HexFormat.of().toHexDigits(77L);
    assertThat(world.effects)
        .contains(
            new Effect.Probe(List.of(theirs), nonce, List.of(World.relay(0), World.relay(1))));

    world.hear(0, Events.answer(Events.key(3), world.now, nonce));
    assertThat(world.effects).noneMatch(Effect.Vouch.class::isInstance);
    world.hear(0, Events.answer(theirs, world.now, nonce));
    world.hear(1, Events.answer(theirs, world.now, nonce));
    assertThat(world.effects)
        .filteredOn(Effect.Vouch.class::isInstance)
        .containsExactly(new Effect.Vouch(OTHER, theirs, 77));
  }

  @Test
  void oneWhoAsksForSeveralAgentsWithOneNonceIsToldOfEach() {
    world.connect(0);
    world.give(new Input.Shared(BOTH));
    PublicKey one = Events.key(1);
    PublicKey another = Events.key(2);
    world.give(new Input.Asked(OTHER, one, 77));
    world.give(new Input.Asked(OTHER, another, 77));
    String nonce = HexFormat.of().toHexDigits(77L);
    world.hear(0, Events.answer(one, world.now, nonce));
    world.hear(0, Events.answer(another, world.now, nonce));
    assertThat(world.effects)
        .filteredOn(Effect.Vouch.class::isInstance)
        .containsExactly(new Effect.Vouch(OTHER, one, 77), new Effect.Vouch(OTHER, another, 77));
  }

  @Test
  void anAnswerToAnotherQuestionIsNoSignOfLife() {
    world.connect(0);
    world.run(Timing.STANDARD.grace());
    world.give(new Input.Shared(BOTH));
    PublicKey own = key(true);
    world.hear(0, Events.declared(own, world.now, "busy", World.LEASE));
    for (int i = 0; i < 60; i++) {
      world.give(new Input.Vouched(own, i));
      world.run(Duration.ofSeconds(1));
    }
    assertThat(world.states(own)).containsExactly(UNREACHABLE);
  }

  @Test
  void whoAsksTooMuchIsServedAgainLater() {
    world.connect(0);
    world.give(new Input.Shared(BOTH));
    PublicKey theirs = key(false);
    for (int i = 1; i <= 5_000; i++) {
      world.give(new Input.Asked(OTHER, theirs, i));
    }
    assertThat(world.probes(theirs)).hasSize(4_096);
    world.run(Duration.ofSeconds(20));
    world.give(new Input.Asked(OTHER, theirs, 5_001));
    assertThat(world.probes(theirs)).hasSize(4_097);
  }

  /// Agents go back and forth between two instances in the middle of whatever happens to them.
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("dev.kith.presence.agents.AgentWatchTest#hundredSeeds")
  void whoIsOnlySlowIsNotDeclaredGoneWhereSharesMove(long seed) {
    World moving = AgentWatchTest.slowWorld(seed);
    moveShares(moving, BOTH);
    moving.run(Duration.ofMinutes(10));
    for (PublicKey agent : moving.agents.keySet()) {
      assertThat(moving.states(agent))
          .as("seed %d, agent %s", seed, agent)
          .isNotEmpty()
          .doesNotContain(UNREACHABLE);
    }
  }

  private static void moveShares(World world, Share next) {
    world.in(
        Duration.ofMillis(world.random.nextInt(5_000, 60_000)),
        () -> {
          world.give(new Input.Shared(next));
          for (PublicKey agent : world.agents.keySet()) {
            Observation kept = next.has(agent) ? lastObserved(world, agent) : null;
            if (kept != null) {
              world.give(new Input.Remembered(agent, new Input.Memory(0, null, null, kept)));
            }
          }
          moveShares(world, next.equals(BOTH) ? ALONE : BOTH);
        });
  }

  private static @Nullable Observation lastObserved(World world, PublicKey agent) {
    Observation last = null;
    for (Effect effect : world.effects) {
      if (effect instanceof Effect.Observed(var key, var observation) && key.equals(agent)) {
        last = observation;
      }
    }
    return last;
  }

  private Input remembered(PublicKey agent, Instant since) {
    Declaration declaration =
        Declaration.of(Events.declared(agent, world.now, "available", World.LEASE));
    return new Input.Remembered(
        agent,
        new Input.Memory(
            0, null, declaration, new Observation(REACHABLE, since, List.of(World.relay(0)))));
  }

  private List<Effect.Ask> asks(PublicKey agent) {
    return world.effects.stream()
        .filter(Effect.Ask.class::isInstance)
        .map(Effect.Ask.class::cast)
        .filter(ask -> ask.agent().equals(agent))
        .toList();
  }

  /// The first agent that is this instance's, or is not.
  private static PublicKey key(boolean own) {
    long number = 1;
    while (BOTH.has(Events.key(number)) != own) {
      number++;
    }
    return Events.key(number);
  }

  /// What is left to this instance when the other one has gone and a third one came.
  private static Share shareWith(PublicKey agent) {
    long number = 20_000;
    Share share = BOTH;
    while (!share.has(agent)) {
      share = new Share.Part(SELF, List.of(Events.key(number)));
      number++;
    }
    return share;
  }

  private static long number(PublicKey key) {
    return key.value().d();
  }
}
