package dev.kith.client.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.client.stream.Finding.Fault;
import dev.kith.client.stream.Inbox.Effect;
import dev.kith.client.stream.Inbox.Input;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.StreamPosition;
import dev.kith.model.event.Tag;
import dev.kith.model.filter.Filter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InboxTest {

  private static final PublicKey AUTHOR = Fixtures.author(1);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Random random = new Random(1);
  private final Inbox inbox =
      new Inbox(List.of(Filter.ALL.withKinds(Kind.MESSAGE)), START.getEpochSecond());
  private Instant now = START;

  @Test
  void aGapIsAskedForAndWhatFollowsWaits() {
    List<Event> stream = stream(4);
    arrived(stream.get(0));
    List<Effect> effects = arrived(stream.get(3));
    assertThat(delivered(effects)).isEmpty();
    assertThat(effects)
        .contains(
            new Effect.Fetch(
                1, Filter.ALL.withAuthors(AUTHOR).withTag("n", List.of("s:2", "s:3"))));
    assertThat(delivered(on(new Input.Fetched(stream.get(2))))).isEmpty();
    assertThat(delivered(on(new Input.Fetched(stream.get(1)))))
        .containsExactly(stream.get(1), stream.get(2), stream.get(3));
  }

  @Test
  void aNumberThatNobodyHasIsAbsentAndHoldsNothingUp() {
    List<Event> stream = stream(4);
    arrived(stream.get(0));
    arrived(stream.get(3));
    List<Effect> effects = on(new Input.FetchEnded(1));
    assertThat(effects).contains(new Effect.Tell(new Finding(Fault.ABSENT, AUTHOR, "s", 2, 3)));
    assertThat(delivered(effects)).containsExactly(stream.get(3));
  }

  @Test
  void anAbsentNumberThatComesAfterAllIsDelivered() {
    List<Event> stream = stream(3);
    arrived(stream.get(0));
    arrived(stream.get(2));
    on(new Input.FetchEnded(1));
    assertThat(delivered(arrived(stream.get(1)))).containsExactly(stream.get(1));
  }

  @Test
  void withoutAnAnswerTheWaitEnds() {
    List<Event> stream = stream(3);
    arrived(stream.get(0));
    arrived(stream.get(2));
    now = now.plus(Ordering.PATIENCE);
    List<Effect> effects = on(new Input.TimeUp());
    assertThat(delivered(effects)).containsExactly(stream.get(2));
    assertThat(effects).contains(new Effect.Tell(new Finding(Fault.ABSENT, AUTHOR, "s", 2, 2)));
  }

  @Test
  void whatCameBeforeTheFirstSeenNumberIsNotMissed() {
    List<Event> stream = stream(10);
    assertThat(arrived(stream.get(9))).containsExactly(new Effect.Deliver(stream.get(9)));
  }

  @Test
  void storedEventsArePutInOrderOnceTheyAreAllHere() {
    List<Event> stream = stream(5);
    on(new Input.CatchingUp());
    stream.reversed().forEach(event -> assertThat(delivered(arrived(event))).isEmpty());
    List<Effect> effects = on(new Input.CaughtUp());
    assertThat(delivered(effects)).containsExactlyElementsOf(stream);
    assertThat(effects).noneMatch(Effect.Fetch.class::isInstance);
  }

  @Test
  void aParentThatIsLateComesFirst() {
    Event parent = message(START.getEpochSecond());
    Event child = message(START.getEpochSecond(), Tag.of("e", parent.id().hex()));
    List<Effect> effects = arrived(child);
    assertThat(effects).contains(new Effect.Fetch(1, Filter.ALL.withIds(List.of(parent.id()))));
    assertThat(delivered(arrived(parent))).containsExactly(parent, child);
  }

  @Test
  void aParentOlderThanTheSubscriptionIsFetchedButNotShown() {
    Event parent = message(START.getEpochSecond() - 100);
    Event child = message(START.getEpochSecond(), Tag.of("e", parent.id().hex()));
    arrived(child);
    assertThat(delivered(on(new Input.Fetched(parent)))).containsExactly(child);
  }

  @Test
  void whatNobodyAskedForIsNotTakenForAnAnswer() {
    assertThat(on(new Input.Fetched(message(START.getEpochSecond())))).isEmpty();
  }

  @Test
  void twoEventsWithOneNumberAreAFork() {
    List<Event> stream = stream(2);
    Event other = numbered(2, stream.get(0).id());
    arrived(stream.get(0));
    arrived(stream.get(1));
    List<Effect> effects = arrived(other);
    assertThat(effects).contains(new Effect.Tell(new Finding(Fault.FORK, AUTHOR, "s", 2, 2)));
    assertThat(delivered(effects)).containsExactly(other);
  }

  @Test
  void anEventThatNamesAnotherPreviousOneBreaksTheChain() {
    arrived(numbered(1, null));
    assertThat(arrived(numbered(2, Fixtures.randomId(random))))
        .contains(new Effect.Tell(new Finding(Fault.BROKEN_CHAIN, AUTHOR, "s", 2, 2)));
  }

  @Test
  void aLeapIsNotFollowedAllTheWay() {
    arrived(numbered(1, null));
    List<Effect> effects = arrived(numbered(999_999_999_999_999L, null));
    assertThat(effects)
        .contains(
            new Effect.Tell(
                new Finding(Fault.SKIPPED, AUTHOR, "s", 2, 999_999_999_999_999L - 129)));
    assertThat(effects)
        .filteredOn(Effect.Fetch.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Fetch.class, fetch -> assertThat(fetch.filter().tags().get("n")).hasSize(128));
  }

  @Test
  void anEventThatCameTwiceIsDeliveredOnce() {
    Event event = message(START.getEpochSecond());
    assertThat(delivered(arrived(event))).hasSize(1);
    assertThat(delivered(arrived(event))).isEmpty();
  }

  private List<Event> stream(int length) {
    List<Event> stream = new ArrayList<>();
    for (int i = 1; i <= length; i++) {
      stream.add(numbered(i, stream.isEmpty() ? null : stream.getLast().id()));
    }
    return stream;
  }

  private Event numbered(long sequence, @Nullable EventId previous) {
    return message(START.getEpochSecond(), new StreamPosition("s", sequence, previous).toTag());
  }

  private Event message(long createdAt, Tag... tags) {
    return Fixtures.message(random, AUTHOR, createdAt, List.of(tags));
  }

  private List<Effect> arrived(Event event) {
    return on(new Input.Arrived(event));
  }

  private List<Effect> on(Input input) {
    return inbox.on(input, now);
  }

  private static List<Event> delivered(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.Deliver.class::isInstance)
        .map(effect -> ((Effect.Deliver) effect).event())
        .toList();
  }
}
