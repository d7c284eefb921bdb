package dev.kith.client.connection;

import dev.kith.model.event.EventId;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.RelayMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// A connection, a relay, a network that loses sockets, and a clock that jumps to the next thing to
/// happen. Everything follows from the seed.
final class SimulatedWorld {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final Comparator<Happening> IN_ORDER =
      Comparator.comparing(Happening::at).thenComparingLong(Happening::number);

  private record Happening(Instant at, long number, Runnable what) {}

  final RelayConnection connection;
  final SimulatedRelay relay;
  final Map<EventId, List<Verdict>> verdicts = new LinkedHashMap<>();
  final Map<String, List<EventId>> delivered = new LinkedHashMap<>();
  final List<Effect> others = new ArrayList<>();
  Consumer<Effect.OfSession> sessions = others::add;
  private final RandomGenerator random;
  private final PriorityQueue<Happening> agenda = new PriorityQueue<>(IN_ORDER);
  private Instant now = START;
  private long number;
  private int socket;
  private Instant lastToRelay = START;
  private Instant lastToClient = START;
  private boolean reachable = true;

  SimulatedWorld(RelayConnection connection, SimulatedRelay relay, RandomGenerator random) {
    this.connection = connection;
    this.relay = relay;
    this.random = random;
  }

  Instant now() {
    return now;
  }

  /// The seconds of which the connection said that the relay does not show all events.
  Set<Long> crowdedSeconds() {
    return others.stream()
        .filter(Effect.Tell.class::isInstance)
        .map(effect -> ((Effect.Tell) effect).report())
        .filter(report -> report.subject() == Report.Subject.INCOMPLETE)
        .map(report -> Long.valueOf(report.sentence().replaceAll("\\D+", " ").strip()))
        .collect(Collectors.toSet());
  }

  void setReachable(boolean reachable) {
    this.reachable = reachable;
  }

  void at(Instant time, Runnable what) {
    agenda.add(new Happening(time, number++, what));
  }

  void in(Duration delay, Runnable what) {
    at(now.plus(delay), what);
  }

  void runUntil(Instant end) {
    while (!agenda.isEmpty() && !agenda.peek().at().isAfter(end)) {
      Happening next = agenda.remove();
      now = next.at();
      next.what().run();
    }
    now = end;
  }

  void input(Input input) {
    connection.on(input, now).forEach(this::carryOut);
  }

  /// The socket breaks: what is under way in either direction is lost.
  void breakSocket() {
    socket++;
    relay.gone();
    input(new Input.Lost("reset"));
  }

  private void carryOut(Effect effect) {
    switch (effect) {
      case Effect.Connect() -> connect();
      case Effect.Disconnect(_) -> {
        socket++;
        relay.gone();
      }
      case Effect.Send(ClientMessage message) ->
          lastToRelay = carry(lastToRelay, () -> relay.on(message));
      case Effect.Ping() -> lastToClient = carry(lastToClient, () -> input(new Input.Heard()));
      case Effect.SignChallenge(String challenge) ->
          input(new Input.Signed(challenge, List.of(Fixtures.event(random, 22242, 0).event())));
      case Effect.Schedule(Timer timer, Instant at) ->
          at(at, () -> input(new Input.TimerFired(timer)));
      case Effect.Settle(EventId event, Verdict verdict) ->
          verdicts.computeIfAbsent(event, _ -> new ArrayList<>()).add(verdict);
      case Effect.Deliver(String subscription, var event) ->
          delivered.computeIfAbsent(subscription, _ -> new ArrayList<>()).add(event.id());
      case Effect.OfSession ofSession -> sessions.accept(ofSession);
      case Effect.CatchingUp _,
          Effect.CaughtUp _,
          Effect.Completed _,
          Effect.Ended _,
          Effect.Tell _ ->
          others.add(effect);
    }
  }

  private void connect() {
    int mine = ++socket;
    in(
        latency(),
        () -> {
          if (mine != socket) {
            return;
          }
          if (!reachable) {
            input(new Input.Lost("connection refused"));
            return;
          }
          lastToRelay = now;
          lastToClient = now;
          input(new Input.Connected());
          relay.opened(this::toClient);
        });
  }

  private void toClient(RelayMessage message) {
    lastToClient = carry(lastToClient, () -> input(new Input.Received(message)));
  }

  /// Order within one direction is kept, as TCP does.
  private Instant carry(Instant last, Runnable arrival) {
    int mine = socket;
    Instant arrives = now.plus(latency());
    Instant inOrder = arrives.isBefore(last) ? last : arrives;
    at(
        inOrder,
        () -> {
          if (mine == socket) {
            arrival.run();
          }
        });
    return inOrder;
  }

  private Duration latency() {
    return Duration.ofMillis(1 + random.nextInt(80));
  }
}
