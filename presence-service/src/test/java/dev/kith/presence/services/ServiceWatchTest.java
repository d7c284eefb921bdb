package dev.kith.presence.services;

import static dev.kith.presence.agents.Reachability.REACHABLE;
import static dev.kith.presence.agents.Reachability.SUSPECT;
import static dev.kith.presence.agents.Reachability.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import dev.kith.presence.agents.Effect;
import dev.kith.presence.agents.Input;
import dev.kith.presence.agents.Reachability;
import dev.kith.presence.agents.Share;
import dev.kith.presence.agents.Timing;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceWatchTest {

  private static final URI ONE = URI.create("wss://one.example.org");
  private static final URI OTHER = URI.create("wss://other.example.org");
  private static final PublicKey RELAY = key(1);
  private static final PublicKey WAKE = key(2);
  private static final PublicKey ANOTHER = key(3);
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofMinutes(2);

  private Instant now = Instant.ofEpochSecond(1_790_000_000);
  private final ServiceWatch watch =
      new ServiceWatch(
          List.of(Service.relay(ONE), Service.wake(WAKE)),
          Timing.STANDARD,
          new SplittableRandom(1),
          now);

  /// Those that answer.
  private final Set<PublicKey> living = new HashSet<>(Set.of(RELAY, WAKE));

  private final List<Effect> effects = new ArrayList<>();

  @Test
  void whoAnswersIsReachableAndWhoDiesIsSuspectAndThenUnreachable() {
    connect(ONE);
    run(LONG);
    assertThat(state(0)).isEqualTo(REACHABLE);
    assertThat(state(1)).isEqualTo(REACHABLE);
    living.remove(WAKE);
    run(Timing.STANDARD.attempt().plus(Timing.STANDARD.suspect()));
    assertThat(state(1)).isEqualTo(SUSPECT);
    run(Timing.STANDARD.gone());
    assertThat(state(1)).isEqualTo(UNREACHABLE);
    assertThat(state(0)).isEqualTo(REACHABLE);
    living.add(WAKE);
    run(LONG);
    assertThat(state(1)).isEqualTo(REACHABLE);
  }

  @Test
  void aRelayThatCannotBeConnectedToIsUnreachableAndNobodyElse() {
    connect(ONE);
    run(LONG);
    give(new Input.Disconnected(ONE));
    run(LONG);
    assertThat(state(0)).isEqualTo(UNREACHABLE);
    assertThat(state(1)).isEqualTo(REACHABLE);
    connect(ONE);
    run(TICK.multipliedBy(2));
    assertThat(state(0)).isEqualTo(REACHABLE);
  }

  @Test
  void aRelayIsAskedOverItselfAndAWakeServiceOverAll() {
    connect(ONE);
    connect(OTHER);
    run(LONG);
    assertThat(probes(RELAY)).isNotEmpty().allMatch(probe -> probe.relays().equals(List.of(ONE)));
    assertThat(probes(WAKE))
        .isNotEmpty()
        .allMatch(probe -> probe.relays().equals(List.of(ONE, OTHER)));
  }

  @Test
  void ofARelayThatDoesNotSayItsKeyOnlyTheConnectionIsSeen() {
    give(new Input.Connected(ONE));
    run(LONG);
    assertThat(state(0)).isNull();
    give(new Input.Disconnected(ONE));
    run(LONG);
    assertThat(state(0)).isEqualTo(UNREACHABLE);
    give(new Input.Connected(ONE));
    run(LONG);
    assertThat(state(0)).isNull();
  }

  @Test
  void anAnswerOfSomebodyElseOrToAnotherQuestionIsNone() {
    living.clear();
    connect(ONE);
    run(LONG);
    String nonce = probes(WAKE).getLast().nonce();
    give(answer(ANOTHER, nonce));
    give(answer(WAKE, "0000000000000000"));
    give(answer(WAKE, "nonsense"));
    run(TICK);
    assertThat(state(1)).isEqualTo(UNREACHABLE);
    give(answer(WAKE, nonce));
    assertThat(state(1)).isEqualTo(REACHABLE);
  }

  @Test
  void othersAreAskedAboutWhoIsSilentAndTheirWordCounts() {
    give(new Input.Shared(new Share.Part(key(8), List.of(key(9)))));
    connect(ONE);
    run(LONG);
    assertThat(effects).noneMatch(Effect.Ask.class::isInstance);
    give(new Input.Disconnected(ONE));
    for (int i = 0; i < 60; i++) {
      run(Duration.ofSeconds(1));
      if (effects.getLast() instanceof Effect.Ask(PublicKey about, long nonce)) {
        assertThat(about).isEqualTo(RELAY);
        give(new Input.Vouched(about, nonce));
      }
    }
    assertThat(state(0)).isNotEqualTo(UNREACHABLE);
  }

  private @Nullable Reachability state(int service) {
    return watch.states().get(service).state();
  }

  private void connect(URI relay) {
    give(new Input.Connected(relay));
    if (relay.equals(ONE)) {
      give(new Input.Identified(relay, RELAY));
    }
  }

  private void run(Duration span) {
    for (Instant end = now.plus(span); now.isBefore(end); now = now.plus(TICK)) {
      give(new Input.Ticked());
    }
  }

  private void give(Input input) {
    for (Effect effect : watch.on(input, now)) {
      effects.add(effect);
      if (effect instanceof Effect.Probe(List<PublicKey> asked, String nonce, List<URI> _)) {
        asked.stream().filter(living::contains).forEach(one -> give(answer(one, nonce)));
      }
    }
  }

  private List<Effect.Probe> probes(PublicKey service) {
    return effects.stream()
        .filter(Effect.Probe.class::isInstance)
        .map(Effect.Probe.class::cast)
        .filter(probe -> probe.agents().contains(service))
        .toList();
  }

  private Input answer(PublicKey by, String nonce) {
    Bytes32 zero = new Bytes32(0, 0, 0, 0);
    return new Input.Heard(
        ONE,
        new EventDraft(now.getEpochSecond(), Kind.PROBE_ANSWER, List.of(Tag.of("nonce", nonce)), "")
            .signed(by, new Signature(zero, zero)),
        true);
  }

  private static PublicKey key(long number) {
    return new PublicKey(new Bytes32(0, 0, 0, number));
  }
}
