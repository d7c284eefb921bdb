package dev.kith.presence.agents;

import static dev.kith.presence.agents.Reachability.ASLEEP;
import static dev.kith.presence.agents.Reachability.REACHABLE;
import static dev.kith.presence.agents.Reachability.SUSPECT;
import static dev.kith.presence.agents.Reachability.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgentWatchTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  static LongStream hundredSeeds() {
    return LongStream.concat(LongStream.rangeClosed(1, 99), LongStream.of(System.nanoTime()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("hundredSeeds")
  void whoIsOnlySlowIsNeverDeclaredGone(long seed) {
    World world = slowWorld(seed);
    world.run(LONG);
    for (PublicKey key : world.agents.keySet()) {
      assertThat(world.states(key)).as("seed %d, agent %s", seed, key).doesNotContain(UNREACHABLE);
      assertThat(world.states(key)).first().isEqualTo(REACHABLE);
    }
  }

  @Test
  void theSameSeedGivesTheSameTrace() {
    World one = slowWorld(7);
    World other = slowWorld(7);
    one.run(LONG);
    other.run(LONG);
    assertThat(one.trace).isNotEmpty().isEqualTo(other.trace);
  }

  /// Twenty agents at one or two relays, which pause for up to ten seconds and lose their sockets.
  static World slowWorld(long seed) {
    World world = new World(seed);
    world.connect(0);
    world.connect(1);
    for (int i = 1; i <= 20; i++) {
      SimulatedAgent agent = i % 2 == 0 ? world.agent(i, 0) : world.agent(i, 0, 1);
      disturb(world, agent);
    }
    return world;
  }

  private static void disturb(World world, SimulatedAgent agent) {
    world.in(
        Duration.ofMillis(world.random.nextInt(12_000, 60_000)),
        () -> {
          agent.pause(Duration.ofMillis(world.random.nextInt(100, 10_000)));
          if (world.random.nextBoolean()) {
            agent.reconnect(Duration.ofMillis(world.random.nextInt(10, 3_000)));
          }
          disturb(world, agent);
        });
  }

  @Test
  void whoAnswersAProbeIsReachableAndThatIsAnnouncedOnce() {
    World world = connected();
    PublicKey key = world.agent(1, 0).key;
    world.run(Duration.ofMinutes(5));
    assertThat(world.states(key)).containsExactly(REACHABLE);
    assertThat(announcements(world, key)).hasSize(1);
    assertThat(announcements(world, key).getFirst().observation().relays())
        .containsExactly(World.relay(0));
  }

  @Test
  void ofTwoAnnouncementsOfOneSecondTheNewerIsLater() {
    World world = connected();
    SimulatedAgent agent = world.agent(1, 0);
    Event will = Events.farewell(agent.key, world.now);
    world.run(LONG);
    world.hear(0, will);
    world.run(Duration.ofSeconds(1));
    assertThat(world.states(agent.key)).containsExactly(REACHABLE, UNREACHABLE, REACHABLE);
    assertThat(announcements(world, agent.key))
        .extracting(Effect.Announce::at)
        .doesNotHaveDuplicates()
        .isSorted();
  }

  @Test
  void anAnnouncementIsRenewedBeforeItExpires() {
    World world = connected();
    PublicKey key = world.agent(1, 0).key;
    world.run(Duration.ofHours(3));
    List<Effect.Announce> announced = announcements(world, key);
    assertThat(announced).hasSizeGreaterThan(2);
    for (int i = 1; i < announced.size(); i++) {
      Instant made = announced.get(i).until().minus(Timing.STANDARD.announced());
      assertThat(made).isBefore(announced.get(i - 1).until());
    }
  }

  @Test
  void aSocketThatClosesStartsProbesAtOnceAndIsNoVerdict() {
    World world = connected();
    SimulatedAgent agent = world.agent(1, 0);
    world.run(Duration.ofSeconds(40));
    int before = world.probes(agent.key).size();
    agent.reconnect(Duration.ofSeconds(1));
    world.run(Duration.ofSeconds(1));
    assertThat(world.probes(agent.key)).hasSizeGreaterThan(before);
    world.run(LONG);
    assertThat(world.states(agent.key)).containsExactly(REACHABLE);
  }

  @Test
  void whoDiesIsSuspectAndThenUnreachable() {
    World world = connected();
    SimulatedAgent agent = world.agent(1, 0);
    world.run(Duration.ofSeconds(40));
    agent.die();
    agent.link("down");
    world.run(Duration.ofSeconds(8));
    assertThat(world.states(agent.key)).containsExactly(REACHABLE, SUSPECT);
    world.run(Duration.ofSeconds(20));
    assertThat(world.states(agent.key)).containsExactly(REACHABLE, SUSPECT, UNREACHABLE);
  }

  @Test
  void whoDiesUnseenIsFoundOut() {
    World world = connected();
    SimulatedAgent agent = world.agent(1, 0);
    world.run(Duration.ofSeconds(40));
    agent.die();
    world.run(Duration.ofMinutes(3));
    assertThat(world.state(agent.key)).isEqualTo(UNREACHABLE);
  }

  @Test
  void whoComesBackIsReachableAgain() {
    World world = connected();
    SimulatedAgent agent = world.agent(1, 0);
    world.run(Duration.ofSeconds(40));
    agent.pause(Duration.ofMinutes(2));
    world.run(LONG);
    assertThat(world.states(agent.key)).containsExactly(REACHABLE, SUSPECT, UNREACHABLE, REACHABLE);
  }

  @Test
  void whoSleepsIsNeitherProbedNorSuspected() {
    World world = connected();
    SimulatedAgent agent = world.agent(1, 0);
    world.run(Duration.ofSeconds(40));
    agent.die();
    world.hear(0, Events.declared(agent.key, world.now, "asleep", Duration.ofHours(2)));
    int before = world.probes(agent.key).size();
    agent.link("down");
    world.run(Duration.ofHours(1));
    assertThat(world.states(agent.key)).containsExactly(REACHABLE, ASLEEP);
    assertThat(world.probes(agent.key)).hasSize(before);
  }

  @Test
  void aFarewellCountsAtOnce() {
    World world = connected();
    SimulatedAgent agent = world.agent(1, 0);
    world.run(Duration.ofSeconds(40));
    agent.die();
    world.hear(0, Events.farewell(agent.key, world.now));
    assertThat(world.states(agent.key)).containsExactly(REACHABLE, UNREACHABLE);
    assertThat(world.effects)
        .filteredOn(effect -> effect instanceof Effect.Declared(_, var left) && left == null)
        .hasSize(1);
    world.run(LONG);
    assertThat(world.states(agent.key)).containsExactly(REACHABLE, UNREACHABLE);
  }

  /// It was signed long before, so somebody may also repeat it of an agent that lives.
  @Test
  void aWillCountsAtOnceAndWhoLivesRefutesIt() {
    World world = connected();
    SimulatedAgent agent = world.agent(1, 0);
    Event will = Events.farewell(agent.key, world.now);
    world.run(LONG);
    world.hear(0, will);
    assertThat(world.state(agent.key)).isEqualTo(UNREACHABLE);
    world.run(Duration.ofSeconds(1));
    assertThat(world.state(agent.key)).isEqualTo(REACHABLE);
    agent.die();
    world.hear(0, Events.farewell(agent.key, World.START.plusSeconds(1)));
    world.run(LONG);
    assertThat(world.state(agent.key)).isEqualTo(UNREACHABLE);
  }

  @Test
  void whatOthersSignOrRepeatChangesNothing() {
    World world = connected();
    SimulatedAgent agent = world.agent(1, 0);
    Event old = Events.declared(agent.key, world.now, "busy", LONG);
    world.run(Duration.ofSeconds(40));
    agent.die();
    world.run(Duration.ofMinutes(3));
    String nonce = world.probes(agent.key).getLast().nonce();
    world.hear(0, old);
    world.hear(0, Events.answer(Events.key(2), world.now, nonce));
    world.hear(0, Events.answer(agent.key, world.now, "0123456789abcdef"));
    world.hear(0, Events.farewell(Events.key(3), world.now));
    assertThat(world.state(agent.key)).isEqualTo(UNREACHABLE);
  }

  @Test
  void whileARelayIsLostNothingIsConcluded() {
    World world = connected();
    SimulatedAgent agent = world.agent(1, 0);
    world.run(Duration.ofSeconds(40));
    agent.die();
    world.disconnect(0);
    world.run(Duration.ofHours(1));
    assertThat(world.states(agent.key)).containsExactly(REACHABLE);
    world.connect(0);
    world.run(Timing.STANDARD.grace());
    assertThat(world.states(agent.key)).containsExactly(REACHABLE);
    world.run(LONG);
    assertThat(world.states(agent.key)).containsExactly(REACHABLE, SUSPECT, UNREACHABLE);
  }

  @Test
  void aWatchThatStartsAgainDeclaresNobodyGone() {
    World world = new World(1);
    Instant earlier = world.now.minusSeconds(300);
    Map<PublicKey, Input.Memory> kept = new HashMap<>();
    for (int i = 1; i <= 50; i++) {
      Declaration declaration =
          Declaration.of(Events.declared(Events.key(i), earlier, "busy", World.LEASE));
      kept.put(
          Events.key(i),
          new Input.Memory(
              0, null, declaration, new Observation(REACHABLE, earlier, List.of(World.relay(0)))));
    }
    world.restart(kept);
    assertThat(world.watch.count(REACHABLE)).isEqualTo(50);
    world.connect(0);
    for (int i = 1; i <= 49; i++) {
      SimulatedAgent agent = world.agent(i, 0);
      agent.status = "busy";
    }
    world.run(LONG);
    for (int i = 1; i <= 49; i++) {
      assertThat(world.states(Events.key(i))).doesNotContain(SUSPECT, UNREACHABLE);
    }
    assertThat(world.state(Events.key(50))).isEqualTo(UNREACHABLE);
  }

  @Test
  void probesThatNothingCallsForArePaced() {
    World world = connected();
    for (int i = 1; i <= 5_000; i++) {
      Event stored = Events.declared(Events.key(i), world.now, "busy", LONG);
      world.give(new Input.Heard(World.relay(0), stored, false));
    }
    world.run(Duration.ofSeconds(2));
    assertThat(probes(world).mapToLong(probe -> probe.agents().size()).sum())
        .isLessThan(2L * Timing.STANDARD.probes() * 2);
  }

  @Test
  void whoIsAskedAtOneTimeIsAskedByOneEvent() {
    World world = connected();
    for (int i = 1; i <= 400; i++) {
      Event stored = Events.declared(Events.key(i), world.now, "busy", LONG);
      world.give(new Input.Heard(World.relay(0), stored, false));
    }
    world.run(Duration.ofMinutes(1));
    for (int i = 1; i <= 400; i++) {
      assertThat(world.state(Events.key(i))).isEqualTo(UNREACHABLE);
      assertThat(world.probes(Events.key(i))).hasSize(7);
    }
    assertThat(probes(world)).hasSizeLessThan(400 * 7 / 8);
    assertThat(probes(world))
        .allSatisfy(probe ->
            assertThat(probe.agents())
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(Probes.MOST));
  }

  @Test
  void whoIsAwayIsAskedOnceInAWhileAndBelievedWhenItAnswers() {
    World world = connected();
    PublicKey key = Events.key(1);
    world.hear(0, Events.declared(key, world.now, "busy", Duration.ofHours(2)));
    world.run(Duration.ofMinutes(1));
    assertThat(world.states(key)).containsExactly(UNREACHABLE);
    int before = world.probes(key).size();
    world.run(Timing.STANDARD.retry().multipliedBy(4));
    assertThat(world.probes(key)).hasSize(before + 4);
    world.run(Duration.ofSeconds(20));
    world.hear(0, Events.answer(key, world.now, world.probes(key).getLast().nonce()));
    assertThat(world.states(key)).containsExactly(UNREACHABLE, REACHABLE);
  }

  @Test
  void aCardIsKeptOnceAndReplacedByANewerOne() {
    World world = connected();
    Event card = Events.card(Events.key(1), world.now, "translate/fr");
    world.hear(0, card);
    world.hear(0, card);
    world.hear(0, Events.card(Events.key(1), world.now.minusSeconds(10), "older"));
    world.hear(0, Events.card(Events.key(1), world.now.plusSeconds(10), "translate/de"));
    assertThat(world.effects)
        .filteredOn(Effect.Carded.class::isInstance)
        .extracting(effect -> ((Effect.Carded) effect).card().capabilities())
        .containsExactly(List.of("translate/fr"), List.of("translate/de"));
    world.run(Duration.ofHours(2));
    assertThat(world.watch.size()).isZero();
  }

  private static World connected() {
    World world = new World(1);
    world.connect(0);
    world.run(Timing.STANDARD.grace());
    return world;
  }

  private static Stream<Effect.Probe> probes(World world) {
    return world.effects.stream()
        .filter(Effect.Probe.class::isInstance)
        .map(Effect.Probe.class::cast);
  }

  private static List<Effect.Announce> announcements(World world, PublicKey agent) {
    return world.effects.stream()
        .filter(Effect.Announce.class::isInstance)
        .map(Effect.Announce.class::cast)
        .filter(announce -> announce.agent().equals(agent))
        .toList();
  }
}
