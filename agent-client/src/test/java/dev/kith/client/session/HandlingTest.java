package dev.kith.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.client.session.Handling.Effect;
import dev.kith.client.session.Handling.Input;
import dev.kith.model.event.Event;
import dev.kith.model.event.Tag;
import dev.kith.testkit.generated.Generated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandlingTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Generated generated = Generated.from(1);
  private final SessionMemory memory = new FreshMemory();
  private final Handling<String> handling =
      new Handling<>(memory, new Retries(2, Duration.ofSeconds(4), Duration.ofMinutes(1)));
  private final Event first = generated.event();
  private final Event second = generated.event();

  @Test
  void oneIsHandledAtATimeAndAcknowledgedWhenItIsDone() {
    assertThat(entrust("a", first)).containsExactly(new Effect.Handle<>(first, 1));
    assertThat(entrust("a", second)).isEmpty();
    assertThat(on(new Input.Done<>(first.id())))
        .containsExactly(new Effect.Acknowledge<>("a", first.id()), new Effect.Handle<>(second, 1));
  }

  @Test
  void whatTwoSourcesDeliverIsHandledOnceAndAcknowledgedAtBoth() {
    entrust("a", first);
    assertThat(entrust("b", first)).isEmpty();
    assertThat(on(new Input.Done<>(first.id())))
        .containsExactly(
            new Effect.Acknowledge<>("a", first.id()), new Effect.Acknowledge<>("b", first.id()));
  }

  @Test
  void whatIsRememberedIsAcknowledgedWithoutBeingHandled() {
    memory.handled(first.id());
    assertThat(entrust("a", first)).containsExactly(new Effect.Acknowledge<>("a", first.id()));
    assertThat(handling.isIdle()).isTrue();
  }

  @Test
  void whatFailsIsTriedAgainBeforeAnythingElseAndBuriedInTheEnd() {
    entrust("a", first);
    entrust("a", second);
    assertThat(on(new Input.Failed<>(first.id(), "no")))
        .containsExactly(new Effect.Schedule<>(first.id(), NOW.plusSeconds(4), 1, "no"));
    assertThat(on(new Input.TimeUp<>(first.id()))).containsExactly(new Effect.Handle<>(first, 2));
    assertThat(on(new Input.Failed<>(first.id(), "never")))
        .containsExactly(new Effect.Bury<>(first, 2, "never"));
    assertThat(on(new Input.Done<>(first.id())))
        .containsExactly(new Effect.Acknowledge<>("a", first.id()), new Effect.Handle<>(second, 1));
  }

  @Test
  void whoHasLittleTimeHandlesWhatIsUrgentFirstOnceItIsKnownWhatThereIs() {
    Handling<String> hasty = Handling.urgentFirst(memory, Retries.DEFAULT);
    Event urgent =
        new Event(
            second.id(),
            second.pubkey(),
            second.createdAt(),
            second.kind(),
            List.of(Tag.of("urgency", "urgent")),
            second.content(),
            second.sig());
    assertThat(hasty.on(new Input.Entrusted<>("a", first), NOW)).isEmpty();
    assertThat(hasty.on(new Input.Entrusted<>("a", urgent), NOW)).isEmpty();
    assertThat(hasty.on(new Input.Gathered<>(), NOW))
        .containsExactly(new Effect.Handle<>(urgent, 1));
    assertThat(hasty.on(new Input.Done<>(urgent.id()), NOW))
        .containsExactly(new Effect.Acknowledge<>("a", urgent.id()), new Effect.Handle<>(first, 1));
  }

  @Test
  void pausesGrowUpToTheLongest() {
    Retries retries = new Retries(99, Duration.ofSeconds(1), Duration.ofSeconds(10));
    assertThat(retries.after(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(retries.after(3)).isEqualTo(Duration.ofSeconds(4));
    assertThat(retries.after(98)).isEqualTo(Duration.ofSeconds(10));
  }

  private List<Effect<String>> entrust(String source, Event event) {
    return on(new Input.Entrusted<>(source, event));
  }

  private List<Effect<String>> on(Input<String> input) {
    return handling.on(input, NOW);
  }
}
