package dev.kith.relay.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.EventId;
import dev.kith.model.event.KindClass;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.message.RelayMessage.Completeness;
import dev.kith.relay.RandomEvents;
import dev.kith.relay.ingest.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One connection whose surroundings answer in any order: whatever that order is, the client's
/// frames are stored and answered in the order in which it sent them.
class ConnectionSimulationTest {

  private static final int WINDOW = 24;
  private static final ConnectionLimits LIMITS =
      new ConnectionLimits(
          WINDOW, 1 << 20, 100, 4, 100, 4, Duration.ofSeconds(30), 1_000, 8, Duration.ofMinutes(1));

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void keepsTheOrderOfTheClient(long seed) {
    new World(seed).run();
  }

  private static final class World {

    private final Instant now = Instant.ofEpochSecond(RandomEvents.START + 30);
    private final Random dice;
    private final RandomEvents events;
    private final Connection connection = Connections.with(LIMITS);

    /// Answers that the surroundings still owe.
    private final List<Input> owed = new ArrayList<>();

    private final List<EventId> published = new ArrayList<>();
    private final List<EventId> toBeStored = new ArrayList<>();
    private final List<EventId> stored = new ArrayList<>();
    private final List<EventId> answered = new ArrayList<>();
    private final Map<String, Integer> publishedBefore = new HashMap<>();
    private final List<String> ended = new ArrayList<>();
    private final List<String> toClose = new ArrayList<>();
    private int credit;
    private int requests;

    World(long seed) {
      this.dice = new Random(seed);
      this.events = new RandomEvents(seed);
    }

    void run() {
      give(new Input.Opened("challenge"));
      for (int step = 0; step < 400; step++) {
        if (credit > 0 && dice.nextInt(3) > 0) {
          sendSomething();
        } else if (!owed.isEmpty()) {
          give(owed.remove(dice.nextInt(owed.size())));
        }
      }
      while (!owed.isEmpty()) {
        give(owed.remove(dice.nextInt(owed.size())));
      }
      assertThat(answered).isEqualTo(published);
      assertThat(stored).isEqualTo(toBeStored);
      assertThat(ended).hasSize(requests).doesNotHaveDuplicates();
    }

    private void sendSomething() {
      credit--;
      if (!toClose.isEmpty()) {
        give(new Input.Arrived(new ClientMessage.Close(toClose.removeFirst()), 10));
        return;
      }
      if (dice.nextInt(6) == 0) {
        String id = "request-" + ++requests;
        publishedBefore.put(id, published.size());
        List<Filter> all = List.of(Filter.ALL);
        ClientMessage question =
            dice.nextInt(3) == 0
                ? new ClientMessage.Count(id, all)
                : new ClientMessage.Request(id, all);
        give(new Input.Arrived(question, 20));
        return;
      }
      WireEvent event = events.next();
      published.add(event.id());
      if (event.event().kindClass() != KindClass.EPHEMERAL) {
        toBeStored.add(event.id());
      }
      give(new Input.Arrived(new ClientMessage.Publish(event), 300));
    }

    private void give(Input input) {
      List<Effect> effects = connection.on(input, now);
      effects.forEach(this::perform);
    }

    private void perform(Effect effect) {
      switch (effect) {
        case Effect.Verify(long ticket, _) -> owed.add(new Input.Verified(ticket, true));
        case Effect.Store(long ticket, WireEvent event) -> {
          stored.add(event.id());
          owed.add(new Input.Decided(ticket, Verdict.accepted()));
        }
        case Effect.Broadcast(long ticket, _) ->
            owed.add(new Input.Decided(ticket, Verdict.accepted()));
        case Effect.Register(String id, long generation, _) ->
            owed.add(new Input.Registered(id, generation, 0));
        case Effect.Query(String id, long generation, _, _, _, _) -> {
          assertThat(answered)
              .as("all that was published before the request is answered")
              .hasSizeGreaterThanOrEqualTo(publishedBefore.getOrDefault(id, 0));
          owed.add(new Input.Found(id, generation, List.of(), List.of(), Completeness.UNSAID));
        }
        case Effect.Send(RelayMessage.Ok(EventId id, _, _)) -> answered.add(id);
        case Effect.Send(RelayMessage.EndOfStored(String id, _)) -> {
          ended.add(id);
          toClose.add(id);
        }
        case Effect.Send(RelayMessage.Closed(String id, _)) -> ended.add(id);
        case Effect.Pull(int frames) -> {
          credit += frames;
          assertThat(published.size() - answered.size() + credit).isLessThanOrEqualTo(WINDOW);
        }
        case Effect.Count(long ticket, String question, _, _) -> {
          assertThat(answered)
              .as("all that was published before the question is answered")
              .hasSizeGreaterThanOrEqualTo(publishedBefore.getOrDefault(question, 0));
          owed.add(new Input.Counted(ticket, question, 0, false));
        }
        case Effect.Send(RelayMessage.Count(String id, _, _)) -> ended.add(id);
        case Effect.Send _,
            Effect.SendStored _,
            Effect.Invite _,
            Effect.Unregister _,
            Effect.Enter _,
            Effect.Proved _,
            Effect.Gone _,
            Effect.Fetch _,
            Effect.Gather _,
            Effect.Reconcile _,
            Effect.Discard _,
            Effect.Ping _,
            Effect.Disconnect _,
            Effect.Attach _,
            Effect.Scan _,
            Effect.SendEntry _,
            Effect.SaveProgress _,
            Effect.Want _,
            Effect.Settle _,
            Effect.Detach _,
            Effect.EndSession _ -> {}
      }
    }
  }
}
