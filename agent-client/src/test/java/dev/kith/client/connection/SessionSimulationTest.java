package dev.kith.client.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.client.connection.SimulatedRelay.Demand;
import dev.kith.client.session.FreshMemory;
import dev.kith.client.session.Handling;
import dev.kith.client.session.Retries;
import dev.kith.client.session.Round;
import dev.kith.client.session.SessionMemory;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.WireEvent;
import dev.kith.model.message.SessionOptions;
import dev.kith.testkit.generated.SeededTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// One session at two relays that have bad days, over networks that lose sockets, for a handler
/// that fails at times and a process that is killed; then a quiet spell.
class SessionSimulationTest {

  private static final Duration STORM = Duration.ofMinutes(5);
  private static final Duration QUIET = Duration.ofMinutes(20);
  private static final Duration STEP = Duration.ofMillis(50);
  private static final Retries RETRIES =
      new Retries(3, Duration.ofMillis(200), Duration.ofSeconds(1));

  private final Set<EventId> poison = new HashSet<>();
  private final Set<EventId> everywhere = new HashSet<>();
  private final List<EventId> handled = new ArrayList<>();
  private final List<EventId> buried = new ArrayList<>();
  private final SessionMemory memory = new FreshMemory();
  private Random random = new Random();
  private SimulatedWorld first = world();
  private SimulatedWorld second = world();
  private Run process = new Run(true);

  @SeededTest
  void everyEventIsHandledOnceInTheOrderOfItsRelayAndAcknowledgedAtBoth(long seed) {
    begin(seed, true);
    storm();

    assertThat(Stream.concat(handled.stream(), buried.stream()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(first, second)
                .flatMap(world -> world.relay.mailbox.log().stream())
                .map(WireEvent::id)
                .distinct()
                .toList());
    assertThat(buried).hasSameElementsAs(poison);
    for (SimulatedWorld world : List.of(first, second)) {
      List<EventId> here =
          world.relay.mailbox.log().stream()
              .map(WireEvent::id)
              .filter(id -> !everywhere.contains(id) && !poison.contains(id))
              .toList();
      assertThat(handled.stream().filter(here::contains)).containsExactlyElementsOf(here);
      assertThat(world.relay.mailbox.isAcknowledged()).isTrue();
    }
  }

  @SeededTest
  void aPolledSessionIsReadToItsEnd(long seed) {
    begin(seed, false);
    for (int i = 0; i < 700; i++) {
      store();
    }
    run(STORM.plus(QUIET));

    assertThat(process.round.isOver(process.handling.isIdle())).isTrue();
    assertThat(process.round.failure()).isNull();
    assertThat(handled.size() + buried.size())
        .isEqualTo(
            (int)
                Stream.of(first, second)
                    .flatMap(world -> world.relay.mailbox.log().stream())
                    .map(WireEvent::id)
                    .distinct()
                    .count());
    assertThat(first.relay.mailbox.isAcknowledged()).isTrue();
    assertThat(second.relay.mailbox.isAcknowledged()).isTrue();
  }

  private void begin(long seed, boolean follows) {
    random = new Random(seed);
    first = world();
    second = world();
    process = new Run(follows);
    Map<SimulatedWorld, String> names = Map.of(first, "first", second, "second");
    names.forEach((world, name) -> world.sessions = effect -> process.on(name, effect));
    SessionOptions options =
        new SessionOptions(
            List.of(),
            3_600,
            1 + random.nextInt(40),
            SessionOptions.DEFAULT.from(),
            null,
            30,
            0,
            Fixtures.AUTHOR);
    for (SimulatedWorld world : List.of(first, second)) {
      world.input(new Input.Open());
      world.input(new Input.Attach("inbox", options, process.round.firstPoll()));
    }
  }

  private SimulatedWorld world() {
    Demand demand = List.copyOf(EnumSet.allOf(Demand.class)).get(random.nextInt(3));
    return new SimulatedWorld(
        new RelayConnection(new ConnectionPolicy(true, true), new Random(random.nextLong())),
        new SimulatedRelay(demand, 100, random),
        random);
  }

  private void storm() {
    for (int i = 0; i < 300; i++) {
      first.at(anytime(), this::store);
    }
    for (SimulatedWorld world : List.of(first, second)) {
      for (int i = 0; i < 12; i++) {
        world.at(anytime(), world::breakSocket);
        world.at(anytime(), () -> world.relay.mailbox.refuse("error: the database is gone"));
        world.at(anytime(), () -> world.setReachable(false));
        world.at(anytime(), () -> world.setReachable(true));
      }
    }
    for (int i = 0; i < 4; i++) {
      first.at(anytime(), this::restart);
    }
    run(STORM);
    for (SimulatedWorld world : List.of(first, second)) {
      world.relay.misbehaves = false;
      world.setReachable(true);
    }
    run(STORM.plus(QUIET));
  }

  /// The process is killed and started again: only its memory and the sessions are left.
  private void restart() {
    process.killed = true;
    process = new Run(true);
    first.breakSocket();
    second.breakSocket();
  }

  private void store() {
    WireEvent event = Fixtures.event(random, Kind.MESSAGE, first.now().getEpochSecond());
    if (random.nextInt(20) == 0) {
      poison.add(event.id());
    }
    int where = random.nextInt(3);
    if (where == 2) {
      everywhere.add(event.id());
    }
    if (where != 1) {
      first.relay.store(event);
    }
    if (where != 0) {
      second.relay.store(event);
    }
  }

  private void run(Duration until) {
    Instant end = SimulatedWorld.START.plus(until);
    while (first.now().isBefore(end)) {
      Instant next = first.now().plus(STEP);
      first.runUntil(next);
      second.runUntil(next);
    }
  }

  private Instant anytime() {
    return SimulatedWorld.START.plusMillis(random.nextLong(STORM.toMillis()));
  }

  /// What one process does with the effects, as the runtime does.
  private final class Run {

    final Handling<String> handling = new Handling<>(memory, RETRIES);
    final Round<String> round;
    boolean killed;

    Run(boolean follows) {
      this.round = new Round<>(Set.of("first", "second"), follows, true, Long.MAX_VALUE);
    }

    void on(String relay, Effect.OfSession effect) {
      switch (effect) {
        case Effect.Attached _ -> round.attached(relay);
        case Effect.Entrust(_, WireEvent event, _) ->
            on(new Handling.Input.Entrusted<>(relay, event.event()));
        case Effect.Reached(_, boolean end) -> round.reached(relay, end);
        case Effect.Confirmed _ -> round.confirmed(relay);
        case Effect.Detached(_, Verdict verdict) -> throw new AssertionError(verdict);
      }
      poll();
    }

    private void on(Handling.Input<String> input) {
      if (!killed) {
        handling.on(input, first.now()).forEach(this::carryOut);
      }
    }

    private void poll() {
      Input poll = new Input.Poll("inbox", round.nextPoll());
      round.toPoll(handling.isIdle()).forEach(relay -> world(relay).input(poll));
    }

    private void carryOut(Handling.Effect<String> effect) {
      switch (effect) {
        case Handling.Effect.Handle<String>(Event event, int attempt) ->
            later(() -> handle(event, attempt));
        case Handling.Effect.Bury<String>(Event event, int attempts, String why) ->
            later(() -> {
              assertThat(attempts).isEqualTo(RETRIES.attempts());
              assertThat(why).isEqualTo("unlucky");
              buried.add(event.id());
              done(event.id());
            });
        case Handling.Effect.Acknowledge<String>(String relay, EventId id) -> {
          round.acknowledged(relay);
          world(relay).input(new Input.Acknowledge("inbox", id));
        }
        case Handling.Effect.Schedule<String>(EventId id, Instant at, int failed, String why) ->
            first.at(
                at,
                () -> {
                  on(new Handling.Input.TimeUp<>(id));
                  poll();
                });
      }
    }

    private void handle(Event event, int attempt) {
      boolean fails = poison.contains(event.id()) || (attempt < 3 && random.nextInt(8) == 0);
      if (fails) {
        on(new Handling.Input.Failed<>(event.id(), "unlucky"));
        poll();
      } else {
        handled.add(event.id());
        done(event.id());
      }
    }

    private void done(EventId id) {
      memory.handled(id);
      on(new Handling.Input.Done<>(id));
      poll();
    }

    private void later(Runnable work) {
      first.in(
          Duration.ofMillis(1 + random.nextInt(30)),
          () -> {
            if (!killed) {
              work.run();
            }
          });
    }

    private SimulatedWorld world(String relay) {
      return relay.equals("first") ? first : second;
    }
  }
}
