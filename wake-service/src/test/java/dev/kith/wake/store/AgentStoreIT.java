package dev.kith.wake.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import dev.kith.wake.lease.Device;
import dev.kith.wake.lease.DeviceId;
import dev.kith.wake.lease.WakeEffect;
import dev.kith.wake.lease.WakeInput;
import dev.kith.wake.policy.Sender;
import dev.kith.wake.policy.Trigger;
import dev.kith.wake.policy.Urgency;
import dev.kith.wake.policy.WakeLimits;
import dev.kith.wake.push.Channel;
import dev.kith.wake.push.PushOutcome;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class AgentStoreIT {

  private static final WakeDatabase DATABASE = WakeDatabase.create();
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Device SERVER =
      new Device(
          new DeviceId(new UUID(0, 1)),
          "inbox",
          Channel.WEBHOOK,
          false,
          null,
          Instant.parse("2026-01-01T00:00:00Z"));

  private final AgentStore one = store();
  private final AgentStore other = store();

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @BeforeEach
  void empty() {
    DatabaseClient.create(DATABASE.connections()).sql("delete from wake.agent").then().block(SOON);
  }

  @Test
  void twoReplicasHandOutEachWakeOnce() {
    Flux.range(1, 200)
        .flatMap(agent -> asleep(agent).thenMany(message(agent, 1)), 8)
        .blockLast(SOON);

    List<WakeEffect.Send> sends =
        Flux.merge(drainDue(one), drainDue(other)).collectList().block(SOON);

    assertThat(sends).hasSize(200);
    assertThat(sends).extracting(WakeEffect.Send::wake).doesNotHaveDuplicates();
    assertThat(one.due(10, NOON).block(SOON)).isEmpty();
  }

  @Test
  void messagesThatComeAtBothReplicasAtOnceAreOneWake() {
    asleep(1).block(SOON);
    Flux.range(1, 40)
        .flatMap(position -> tell(position % 2 == 0 ? one : other, 1, request(position), NOON), 40)
        .blockLast(SOON);

    List<WakeEffect.Send> sends = sends(Objects.requireNonNull(one.due(10, NOON).block(SOON)));

    assertThat(sends).hasSize(1);
    tell(one, 1, new WakeInput.Advanced("inbox", 39), NOON).block(SOON);
    assertThat(one.due(10, NOON.plusSeconds(3_600)).block(SOON)).isNotEmpty();
    tell(one, 1, new WakeInput.Advanced("inbox", 40), NOON).block(SOON);
    assertThat(one.due(10, NOON.plusSeconds(7_200)).block(SOON)).isEmpty();
  }

  @Test
  void aWakeWhoseReplicaDiedGoesOutAgainAsTheSame() {
    asleep(1).thenMany(message(1, 1)).blockLast(SOON);
    List<WakeEffect.Send> lost = sends(Objects.requireNonNull(one.due(10, NOON).block(SOON)));
    Instant later = NOON.plusSeconds(30);

    assertThat(sends(Objects.requireNonNull(other.due(10, later.minusMillis(1)).block(SOON))))
        .isEmpty();
    // Its claim has ended, then it waits a moment.
    List<WakeEffect.Send> again = new ArrayList<>();
    for (Instant now : List.of(later, later.plusSeconds(2))) {
      again.addAll(sends(Objects.requireNonNull(other.due(10, now).block(SOON))));
    }

    assertThat(again).hasSize(1);
    assertThat(again.getFirst().wake()).isEqualTo(lost.getFirst().wake());
    assertThat(answer(one, lost.getFirst(), later)).isEmpty();
    assertThat(answer(other, again.getFirst(), later)).isNotEmpty();
  }

  @Test
  void whatHappensToManyAgentsAtOnceAtBothReplicasIsTakenInByAll() {
    List<AgentStore.Told> all =
        IntStream.rangeClosed(1, 100)
            .mapToObj(agent ->
                new AgentStore.Told(
                    key(agent), List.of(new WakeInput.DevicesChanged(List.of(SERVER)), request(1))))
            .toList();

    // The other replica has them in the other order.
    List<List<AgentStore.Step>> steps =
        Flux.range(1, 20)
            .flatMap(
                round -> round % 2 == 0 ? one.tell(all, NOON) : other.tell(all.reversed(), NOON), 8)
            .collectList()
            .block(SOON);

    assertThat(steps).hasSize(20);
    assertThat(sends(Objects.requireNonNull(one.due(1_000, NOON).block(SOON)))).hasSize(100);
  }

  @Test
  void whatHappensTwiceToOneAgentInABatchHappensInItsOrder() {
    List<AgentStore.Told> all =
        Stream.of(
                new WakeInput.DevicesChanged(List.of(SERVER)),
                request(1),
                new WakeInput.Advanced("inbox", 1))
            .map(input -> new AgentStore.Told(key(1), List.of(input)))
            .toList();

    List<AgentStore.Step> steps = one.tell(all, NOON).block(SOON);

    assertThat(steps).hasSize(3);
    assertThat(one.due(10, NOON.plusSeconds(60)).block(SOON)).isEmpty();
  }

  private static List<WakeEffect> answer(AgentStore store, WakeEffect.Send send, Instant now) {
    WakeInput answered =
        new WakeInput.Answered(send.lease(), send.generation(), PushOutcome.Accepted.HERE);
    return Objects.requireNonNull(tell(store, 1, answered, now).block(SOON)).effects();
  }

  private static Flux<WakeEffect.Send> drainDue(AgentStore store) {
    return store
        .due(7, NOON)
        .subscribeOn(Schedulers.parallel())
        .expand(steps -> steps.isEmpty() ? Flux.<List<AgentStore.Step>>empty() : store.due(7, NOON))
        .flatMapIterable(AgentStoreIT::sends);
  }

  private static List<WakeEffect.Send> sends(List<AgentStore.Step> steps) {
    return steps.stream()
        .flatMap(step -> step.effects().stream())
        .filter(WakeEffect.Send.class::isInstance)
        .map(WakeEffect.Send.class::cast)
        .toList();
  }

  private Mono<AgentStore.Step> asleep(int agent) {
    return tell(one, agent, new WakeInput.DevicesChanged(List.of(SERVER)), NOON);
  }

  private Mono<AgentStore.Step> message(int agent, long position) {
    return tell(other, agent, request(position), NOON);
  }

  private static Mono<AgentStore.Step> tell(
      AgentStore store, int agent, WakeInput input, Instant now) {
    return store
        .tell(List.of(new AgentStore.Told(key(agent), List.of(input))), now)
        .map(List::getFirst);
  }

  private static WakeInput request(long position) {
    return new WakeInput.Requested(
        "inbox", new Trigger(new Sender(key(1_000), true), Urgency.URGENT, position, null));
  }

  private static PublicKey key(int number) {
    return new PublicKey(new Bytes32(0, 0, 0, number));
  }

  private static AgentStore store() {
    return new AgentStore(
        DatabaseClient.create(DATABASE.connections()),
        new R2dbcTransactionManager(DATABASE.connections()),
        WakeLimits.STANDARD,
        new SecureRandom());
  }
}
