package dev.kith.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimulationTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final List<String> heard = new ArrayList<>();

  @Test
  void messagesArriveAfterTheirTimeOfTravel() {
    Simulation<String, String> simulation = pair(1);

    simulation.run(SECOND);

    assertThat(heard)
        .containsExactly("b hears ping of a at PT0.01S", "a hears pong of b at PT0.02S");
    assertThat(simulation.now()).isEqualTo(Instant.EPOCH.plus(SECOND));
    assertThat(simulation.sent("a")).isEqualTo(1);
  }

  @Test
  void aCutStopsOneDirection() {
    Simulation<String, String> simulation = pair(1);
    simulation.network().cut(Set.of("b"), Set.of("a"));

    simulation.run(SECOND);

    assertThat(heard).containsExactly("b hears ping of a at PT0.01S");
  }

  @Test
  void whatGetsLostIsOnlyWhatIsNotReliable() {
    Network network = new Network(Duration.ZERO, Duration.ZERO);
    network.lose(1);

    assertThat(network.travel("a", "b", false, new SplittableRandom(1))).isNull();
    assertThat(network.travel("a", "b", true, new SplittableRandom(1))).isZero();
  }

  @Test
  void whoIsPausedGetsEverythingLater() {
    Simulation<String, String> simulation = pair(1);
    simulation.pause("b");
    simulation.after(Duration.ofMillis(500), () -> simulation.resume("b"));

    simulation.run(SECOND);

    assertThat(heard)
        .containsExactly("b hears ping of a at PT0.5S", "a hears pong of b at PT0.51S");
  }

  @Test
  void whoCrashedHearsNothingAndAResetIsSeen() {
    Simulation<String, String> simulation = pair(1);
    simulation.reset("b");

    simulation.run(SECOND);

    assertThat(heard).containsExactly("a is reset by b at PT0.01S");
    assertThat(simulation.isRunning("b")).isFalse();
  }

  @Test
  void timersOfAnEarlierLifeDoNotFire() {
    Simulation<String, String> simulation = new Simulation<>(network(), new SplittableRandom(1));
    simulation.start("a", node("a", "wake"));
    simulation.start("a", node("a", ""));

    simulation.run(SECOND);

    assertThat(heard).isEmpty();
  }

  @Test
  void aBrokenInvariantNamesItselfAndWhatHappened() {
    Simulation<String, String> simulation = pair(1);
    simulation.watch((node, _) -> node.equals("b") ? "b must not move" : null);

    assertThatThrownBy(() -> simulation.run(SECOND))
        .isInstanceOf(InvariantBroken.class)
        .hasMessageContaining("at 1970-01-01T00:00:00.010Z: b must not move")
        .hasMessageContaining("1970-01-01T00:00:00.010Z b Received[from=a, message=ping");
  }

  @Test
  void theSameSeedGivesTheSameTraceAndAnotherSeedAnother() {
    assertThat(sumOf(1)).isEqualTo(sumOf(1)).isNotEqualTo(sumOf(2));
  }

  private long sumOf(long seed) {
    Simulation<String, String> simulation =
        new Simulation<>(
            new Network(Duration.ofMillis(1), Duration.ofMillis(9)), new SplittableRandom(seed));
    simulation.start("b", node("b", ""));
    simulation.start("a", node("a", "ping"));
    simulation.run(SECOND);
    return simulation.trace().sum();
  }

  private Simulation<String, String> pair(long seed) {
    Simulation<String, String> simulation = new Simulation<>(network(), new SplittableRandom(seed));
    simulation.start("b", node("b", ""));
    simulation.start("a", node("a", "ping"));
    return simulation;
  }

  private static Network network() {
    return new Network(Duration.ofMillis(10), Duration.ofMillis(10));
  }

  private Node<String, String> node(String name, String first) {
    return (happening, now) ->
        switch (happening) {
          case Happening.Started<String, String> _ -> begin(first, now);
          case Happening.Received<String, String>(var from, var message, _) -> {
            note(name + " hears " + message + " of " + from, now);
            yield message.equals("ping")
                ? List.of(new Action.Send<>(from, "pong", false))
                : List.of();
          }
          case Happening.Fired<String, String>(var timer) -> {
            note(name + " has " + timer, now);
            yield List.of();
          }
          case Happening.Reset<String, String>(var peer) -> {
            note(name + " is reset by " + peer, now);
            yield List.of();
          }
        };
  }

  private static List<Action<String, String>> begin(String first, Instant now) {
    return switch (first) {
      case "" -> List.of();
      case "wake" -> List.of(new Action.Schedule<>("wake", now.plusMillis(5)));
      default -> List.of(new Action.Send<>("b", first, false));
    };
  }

  private void note(String what, Instant now) {
    heard.add(what + " at " + Duration.between(Instant.EPOCH, now));
  }
}
