package dev.kith.client.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.client.connection.SimulatedRelay.Demand;
import dev.kith.client.merge.SeenWindow;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Ten minutes with a bad network and a relay with bad days, then a quiet spell. What must hold at
/// the end holds for every seed; the seed is the argument shown with a failure.
class RelayConnectionSimulationTest {

  private static final Duration STORM = Duration.ofMinutes(10);
  private static final Duration QUIET = Duration.ofMinutes(30);

  private static final Filter MESSAGES = Filter.ALL.withKinds(Kind.MESSAGE);
  private static final Map<String, Filter> SUBSCRIPTIONS =
      Map.of(
          "messages",
          MESSAGES,
          "wraps",
          Filter.ALL.withKinds(Kind.GIFT_WRAP),
          "all",
          Filter.ALL,
          "live",
          MESSAGES.withLimit(0));

  private final List<EventId> patient = new ArrayList<>();
  private final List<EventId> hasty = new ArrayList<>();

  static LongStream seeds() {
    return LongStream.concat(LongStream.range(0, 100), LongStream.of(new Random().nextLong()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyEventOnceAndOneVerdictForEveryPublish(long seed) {
    Random random = new Random(seed);
    Demand demand = List.copyOf(EnumSet.allOf(Demand.class)).get(random.nextInt(3));
    SimulatedRelay relay = new SimulatedRelay(demand, 20 + random.nextInt(60), random);
    RelayConnection connection =
        new RelayConnection(new ConnectionPolicy(true, true), new Random(seed));
    SimulatedWorld world = new SimulatedWorld(connection, relay, random);

    fillWithHistory(relay, random);
    world.input(new Input.Open());
    SUBSCRIPTIONS.forEach((name, filter) -> world.input(new Input.Subscribe(name, filter, true)));
    planStorm(world, random);
    world.runUntil(SimulatedWorld.START.plus(STORM));
    relay.misbehaves = false;
    world.setReachable(true);
    SUBSCRIPTIONS.keySet().forEach(name -> world.input(new Input.Release(name)));
    world.runUntil(SimulatedWorld.START.plus(STORM).plus(QUIET));

    SUBSCRIPTIONS.forEach((name, filter) -> assertAllOnce(world, name, filter));
    assertNoHistory(world, "live");
    assertOneVerdictEach(world);
  }

  private static void fillWithHistory(SimulatedRelay relay, RandomGenerator random) {
    for (int i = 0; i < 300; i++) {
      // Up to three days old, and often in the same second.
      long age = 7_200 + 3_600L * random.nextInt(1 + random.nextInt(72));
      int kind = random.nextBoolean() ? Kind.MESSAGE : Kind.GIFT_WRAP;
      relay.store(Fixtures.event(random, kind, startSecond() - age));
    }
  }

  private void planStorm(SimulatedWorld world, Random random) {
    for (int i = 0; i < 400; i++) {
      world.at(anytime(random), () -> world.relay.store(arriving(world, random)));
    }
    for (int i = 0; i < 50; i++) {
      world.at(anytime(random), () -> publish(world, random, patient, STORM.multipliedBy(2)));
      Duration patience = Duration.ofSeconds(random.nextInt(60));
      world.at(anytime(random), () -> publish(world, random, hasty, patience));
    }
    for (int i = 0; i < 12; i++) {
      world.at(anytime(random), world::breakSocket);
      world.at(anytime(random), () -> world.setReachable(false));
      world.at(anytime(random), () -> world.setReachable(true));
    }
    for (String name : SUBSCRIPTIONS.keySet()) {
      for (int i = 0; i < 4; i++) {
        world.at(anytime(random), () -> world.input(new Input.Hold(name)));
        world.at(anytime(random), () -> world.input(new Input.Release(name)));
      }
    }
  }

  private static void publish(
      SimulatedWorld world, Random random, List<EventId> group, Duration patience) {
    WireEvent event = Fixtures.event(random, Kind.MESSAGE, world.now().getEpochSecond());
    group.add(event.id());
    world.input(new Input.Publish(event, world.now().plus(patience)));
  }

  /// From somebody whose clock is a little off; gift wraps are dated back by up to two days.
  private static WireEvent arriving(SimulatedWorld world, Random random) {
    long now = world.now().getEpochSecond();
    return random.nextInt(4) == 0
        ? Fixtures.event(random, Kind.GIFT_WRAP, now - random.nextInt(2 * 86_400))
        : Fixtures.event(random, Kind.MESSAGE, now - 30 + random.nextInt(60));
  }

  private static Instant anytime(Random random) {
    return SimulatedWorld.START.plusMillis(random.nextInt((int) STORM.toMillis()));
  }

  private static long startSecond() {
    return SimulatedWorld.START.getEpochSecond();
  }

  private static void assertAllOnce(SimulatedWorld world, String name, Filter filter) {
    SeenWindow window = new SeenWindow();
    List<EventId> once =
        world.delivered.getOrDefault(name, List.of()).stream().filter(window::add).toList();
    Set<Long> crowdedSeconds = world.crowdedSeconds();
    boolean liveOnly = Integer.valueOf(0).equals(filter.limit());
    List<EventId> due =
        world.relay.stored().stream()
            .map(WireEvent::event)
            .filter(filter::matches)
            .filter(event -> !crowdedSeconds.contains(event.createdAt()))
            .filter(event -> !liveOnly || event.createdAt() > startSecond() + 60)
            .map(Event::id)
            .toList();
    assertThat(once).as("subscription %s", name).containsAll(due);
  }

  private static void assertNoHistory(SimulatedWorld world, String name) {
    List<EventId> history =
        world.relay.stored().stream()
            .filter(event -> event.event().createdAt() < startSecond() - 7_000)
            .map(WireEvent::id)
            .toList();
    assertThat(world.delivered.getOrDefault(name, List.of())).doesNotContainAnyElementsOf(history);
  }

  private void assertOneVerdictEach(SimulatedWorld world) {
    assertThat(world.verdicts.keySet()).containsAll(patient).containsAll(hasty).hasSize(100);
    world.verdicts.forEach((id, verdicts) -> {
      assertThat(verdicts).hasSize(1);
      if (verdicts.getFirst() instanceof Verdict.Accepted) {
        assertThat(world.relay.has(id)).isTrue();
      }
      if (verdicts.getFirst() instanceof Verdict.Refused(String reason)) {
        // Its time was up before the relay had our proof.
        assertThat(reason).startsWith("auth-required:");
        assertThat(world.relay.has(id)).isFalse();
      }
    });
    assertThat(patient).allMatch(world.relay::has);
  }
}
