package dev.kith.relay.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Kind;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.ClientMessage.Malformed;
import dev.kith.model.message.ClientMessage.NegClose;
import dev.kith.model.message.ClientMessage.NegMsg;
import dev.kith.model.message.ClientMessage.NegOpen;
import dev.kith.model.message.ClientMessage.Subject;
import dev.kith.model.message.Reason;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.message.RelayMessage.NegErr;
import dev.kith.model.negentropy.NegentropyMessage;
import dev.kith.model.search.Search;
import dev.kith.relay.RandomEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reconciliations of one connection, without a socket or a store.
class ReconciliationsTest {

  static final ConnectionLimits LIMITS =
      new ConnectionLimits(
          24, 1 << 20, 100, 4, 100, 4, Duration.ofSeconds(30), 1_000, 2, Duration.ofMinutes(1));

  private static final NegentropyMessage FIRST = NegentropyMessage.ofHex("6100000200");
  private static final NegentropyMessage NEXT = NegentropyMessage.ofHex("61");

  private Instant now = Instant.ofEpochSecond(RandomEvents.START);
  private final Connection connection = Connections.with(LIMITS);

  /// What was done since the last look.
  private final List<Effect> done = new ArrayList<>();

  @BeforeEach
  void open() {
    give(new Input.Opened("challenge"));
    done.clear();
  }

  @Test
  void theFirstMessageIsAnsweredWhenTheEventsAreGathered() {
    arrive(new NegOpen("n", Filter.ALL.withKinds(1), FIRST));
    Effect.Gather gather = only(Effect.Gather.class);
    assertThat(gather.filter()).isEqualTo(Filter.ALL.withKinds(1));
    assertThat(gather.readers()).isEmpty();

    give(new Input.Gathered("n", gather.generation()));
    assertThat(only(Effect.Reconcile.class))
        .isEqualTo(new Effect.Reconcile("n", gather.generation(), FIRST));

    give(new Input.Reconciled("n", gather.generation(), NEXT));
    assertThat(sent()).containsExactly(new RelayMessage.NegMsg("n", NEXT));
  }

  @Test
  void furtherMessagesAreAboutWhatWasGatheredAtFirst() {
    long generation = openWhole("n");

    arrive(new NegMsg("n", FIRST));
    assertThat(only(Effect.Reconcile.class))
        .isEqualTo(new Effect.Reconcile("n", generation, FIRST));
    give(new Input.Reconciled("n", generation, NEXT));

    assertThat(sent()).containsExactly(new RelayMessage.NegMsg("n", NEXT));
  }

  @Test
  void framesBehindOneWaitForItsAnswer() {
    arrive(new NegOpen("n", Filter.ALL, FIRST));
    arrive(new NegMsg("n", NEXT));
    arrive(new NegMsg("other", NEXT));
    Effect.Gather gather = only(Effect.Gather.class);

    give(new Input.Gathered("n", gather.generation()));
    only(Effect.Reconcile.class);
    give(new Input.Reconciled("n", gather.generation(), FIRST));
    assertThat(sent()).containsExactly(new RelayMessage.NegMsg("n", FIRST));
    assertThat(only(Effect.Reconcile.class).message()).isEqualTo(NEXT);

    give(new Input.Reconciled("n", gather.generation(), NEXT));
    assertThat(sent()).containsExactly(new RelayMessage.NegMsg("n", NEXT), unknown("other"));
  }

  @Test
  void anIdThatNobodyOpenedIsUnknown() {
    arrive(new NegMsg("n", FIRST));
    assertThat(sent()).containsExactly(unknown("n"));

    openWhole("n");
    arrive(new NegClose("n"));
    only(Effect.Discard.class);
    arrive(new NegMsg("n", FIRST));
    assertThat(sent()).containsExactly(unknown("n"));

    arrive(new NegClose("n"));
    assertThat(sent()).isEmpty();
  }

  @Test
  void openingAgainEndsTheOldOne() {
    long old = openWhole("n");

    arrive(new NegOpen("n", Filter.ALL, FIRST));

    assertThat(only(Effect.Discard.class)).isEqualTo(new Effect.Discard(old));
    assertThat(only(Effect.Gather.class).generation()).isNotEqualTo(old);
  }

  @Test
  void subscriptionsOfTheSameIdAreLeftAlone() {
    arrive(new ClientMessage.Request("n", List.of(Filter.ALL)));
    Effect.Register register = only(Effect.Register.class);
    give(new Input.Registered("n", register.generation(), 0));
    done.clear();

    openWhole("n");
    arrive(new NegClose("n"));

    assertThat(done).noneMatch(Effect.Unregister.class::isInstance);
    assertThat(connection.closed(false))
        .containsExactly(new Effect.Unregister("n", register.generation()));
  }

  @Test
  void thereIsALimitToOpenOnes() {
    openWhole("a");
    openWhole("b");

    arrive(new NegOpen("c", Filter.ALL, FIRST));
    assertThat(sent())
        .containsExactly(new NegErr("c", "rate-limited: at most 2 open reconciliations", null));

    arrive(new NegOpen("b", Filter.ALL, FIRST));
    only(Effect.Gather.class);
  }

  @Test
  void aSearchIsRefused() {
    arrive(new NegOpen("n", Filter.ALL.withSearch(new Search("calm")), FIRST));
    assertThat(sent())
        .containsExactly(
            new NegErr("n", "unsupported: what a search finds cannot be reconciled", null));
  }

  @Test
  void whatOnlyReadersMaySeeNeedsAuthentication() {
    arrive(new NegOpen("n", Filter.ALL.withKinds(Kind.GIFT_WRAP), FIRST));

    assertThat(sent())
        .containsExactly(
            new NegErr("n", "auth-required: these kinds are served to their readers only", null));
    assertThat(done).isEmpty();
  }

  @Test
  void aFilterHasTheLimitsOfAnyOther() {
    Filter large = Filter.ALL.withKinds(IntStream.range(0, 101).boxed().toArray(Integer[]::new));

    arrive(new NegOpen("n", large, FIRST));

    assertThat(sent())
        .containsExactly(new NegErr("n", "invalid: at most 100 values in all filters", null));
  }

  @Test
  void whatCannotGoOnIsEnded() {
    arrive(new NegOpen("n", Filter.ALL, FIRST));
    long generation = only(Effect.Gather.class).generation();

    Reason reason = new Reason(Reason.Prefix.BLOCKED, "too many query results");
    give(new Input.NotReconciled("n", generation, reason, 5L));

    assertThat(sent()).containsExactly(new NegErr("n", "blocked: too many query results", 5L));
    assertThat(only(Effect.Discard.class)).isEqualTo(new Effect.Discard(generation));
    arrive(new NegMsg("n", FIRST));
    assertThat(sent()).containsExactly(unknown("n"));
  }

  @Test
  void aMalformedFrameEndsWhatItNames() {
    long generation = openWhole("n");

    arrive(new Malformed(new Subject.OfReconciliation("n"), Reason.invalid("no")));

    assertThat(sent()).containsExactly(new NegErr("n", "invalid: no", null));
    assertThat(only(Effect.Discard.class)).isEqualTo(new Effect.Discard(generation));
  }

  @Test
  void oneThatTheClientForgetsIsEnded() {
    long idle = openWhole("idle");
    pass(Duration.ofSeconds(45));
    openWhole("fresh");

    pass(Duration.ofSeconds(30));
    give(new Input.Ticked());

    assertThat(sent()).containsExactly(new NegErr("idle", "closed: no message for PT1M", null));
    assertThat(only(Effect.Discard.class)).isEqualTo(new Effect.Discard(idle));
  }

  @Test
  void oneThatTheRelayWorksOnIsNotIdle() {
    arrive(new NegOpen("n", Filter.ALL, FIRST));
    only(Effect.Gather.class);
    pass(Duration.ofMinutes(2));

    give(new Input.Ticked());

    assertThat(sent()).isEmpty();
  }

  @Test
  void allAreLeftToDiscardWhenTheSocketIsGone() {
    long first = openWhole("a");
    long second = openWhole("b");

    assertThat(connection.closed(false))
        .containsExactlyInAnyOrder(new Effect.Discard(first), new Effect.Discard(second));
  }

  /// @return its generation
  private long openWhole(String id) {
    arrive(new NegOpen(id, Filter.ALL, FIRST));
    long generation = only(Effect.Gather.class).generation();
    give(new Input.Gathered(id, generation));
    give(new Input.Reconciled(id, generation, NEXT));
    done.clear();
    return generation;
  }

  private void arrive(ClientMessage frame) {
    give(new Input.Arrived(frame, 50));
  }

  private void give(Input input) {
    done.addAll(connection.on(input, now));
    done.removeIf(effect -> effect instanceof Effect.Pull || effect instanceof Effect.Ping);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  /// Takes out the one effect of a sort.
  private <E extends Effect> E only(Class<E> type) {
    List<E> found = done.stream().filter(type::isInstance).map(type::cast).toList();
    assertThat(found).hasSize(1);
    done.removeAll(found);
    return found.getFirst();
  }

  /// Takes out what was sent.
  private List<RelayMessage> sent() {
    List<RelayMessage> messages = new ArrayList<>();
    for (Effect effect : List.copyOf(done)) {
      if (effect instanceof Effect.Send(RelayMessage message)) {
        messages.add(message);
        done.remove(effect);
      }
    }
    return messages;
  }

  private static NegErr unknown(String id) {
    return new NegErr(id, "closed: unknown subscription handle", null);
  }
}
