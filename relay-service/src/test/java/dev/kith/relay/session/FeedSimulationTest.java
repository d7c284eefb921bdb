package dev.kith.relay.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RandomEvents;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One session over many attachments: its log grows, scans and saves are slow, the client
/// acknowledges what it likes, connections break at any moment. Whatever happens, everything for
/// the session is delivered in order until it is acknowledged, and never too much at a time.
class FeedSimulationTest {

  private static final SessionId INBOX = new SessionId(RandomEvents.key(1), "inbox");

  static LongStream seeds() {
    return LongStream.range(0, 1_000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingIsLostAndNothingOvertakes(long seed) {
    new World(new Random(seed)).run();
  }

  private static final class World {

    private final Random dice;
    private final int receiveMax;

    /// The positions that are for the session, and the end of the log.
    private final TreeSet<Long> forIt = new TreeSet<>();

    private long head;

    /// What is durable.
    private Progress stored = new Progress(0, 0);

    /// What was the end of the log when an attachment last ended without a word.
    private long perhapsDelivered;

    /// What a client that uses the protocol rightly has seen and dealt with.
    private final TreeSet<Long> seen = new TreeSet<>();

    // The attachment.
    private Feed feed;
    private boolean attached;
    private boolean registered;
    private final ArrayDeque<FeedInput> owed = new ArrayDeque<>();
    private final ArrayDeque<Progress> saves = new ArrayDeque<>();
    private final TreeSet<Long> inFlight = new TreeSet<>();
    private long lastDelivered;
    private long confirmed;
    private long lastCaughtUp;

    World(Random dice) {
      this.dice = dice;
      this.receiveMax = 1 + dice.nextInt(5);
      this.feed = new OwnFeed(attachment(), false);
    }

    void run() {
      for (int step = 0; step < 300; step++) {
        act();
      }
      settle();
      assertThat(seen).isEqualTo(forIt);
      assertThat(stored.cursor()).as("an idle session does not lag").isEqualTo(head);
    }

    private void act() {
      switch (dice.nextInt(10)) {
        case 0, 1, 2 -> append();
        case 3, 4 -> answerNext();
        case 5 -> saveNext();
        case 6 -> acknowledgeSome();
        case 7 -> passed();
        case 8 -> poll();
        default -> changeAttachment();
      }
    }

    private void append() {
      head++;
      if (dice.nextInt(3) == 0) {
        return;
      }
      forIt.add(head);
      if (attached && registered) {
        give(
            dice.nextInt(4) == 0
                ? new FeedInput.Missed(head)
                : new FeedInput.Appended(entry(head)));
      }
    }

    private void answerNext() {
      if (!owed.isEmpty()) {
        give(owed.removeFirst());
      }
    }

    private void saveNext() {
      if (!saves.isEmpty()) {
        Progress step = saves.removeFirst();
        stored =
            new Progress(
                Math.max(stored.cursor(), step.cursor()),
                Math.max(stored.delivered(), step.delivered()));
        if (attached) {
          give(new FeedInput.Saved(step.cursor()));
        }
      }
    }

    private void acknowledgeSome() {
      if (attached && !inFlight.isEmpty()) {
        long upTo = dice.nextBoolean() ? inFlight.last() : inFlight.first();
        inFlight.headSet(upTo, true).clear();
        give(new FeedInput.Acknowledged(upTo));
      }
    }

    private void passed() {
      if (attached && registered && !feed.isPulled()) {
        give(new FeedInput.Passed(head));
      }
    }

    private void poll() {
      if (attached && feed.isPulled()) {
        give(new FeedInput.Polled(1 + dice.nextInt(4)));
      }
    }

    private void changeAttachment() {
      if (attached && dice.nextInt(3) > 0) {
        return;
      }
      if (attached) {
        detach();
      } else {
        attach(dice.nextBoolean());
      }
    }

    private void detach() {
      if (dice.nextBoolean()) {
        Progress last = feed.progress();
        stored =
            new Progress(
                Math.max(stored.cursor(), last.cursor()),
                Math.max(stored.delivered(), last.delivered()));
      } else {
        perhapsDelivered = head;
      }
      owed.clear();
      saves.clear();
      attached = false;
      registered = false;
    }

    private void attach(boolean pushed) {
      attached = true;
      inFlight.clear();
      lastDelivered = stored.cursor();
      confirmed = 0;
      lastCaughtUp = 0;
      if (pushed) {
        feed = new OwnFeed(attachment(), false);
        registered = true;
        perform(feed.start(head));
      } else {
        feed = new OwnFeed(attachment(), true);
      }
    }

    private void give(FeedInput input) {
      perform(feed.on(input));
    }

    private void perform(List<FeedEffect> effects) {
      for (FeedEffect effect : effects) {
        switch (effect) {
          case FeedEffect.Scan(long after, int most) -> owed.addLast(scan(after, most));
          case FeedEffect.Deliver(LogEntry entry, boolean again) -> delivered(entry, again);
          case FeedEffect.Save(Progress progress, var _) -> {
            assertThat(progress.cursor())
                .as("nothing unacknowledged is behind the cursor")
                .isLessThan(inFlight.isEmpty() ? Long.MAX_VALUE : inFlight.first());
            saves.addLast(progress);
          }
          case FeedEffect.CaughtUp(long position) -> {
            assertThat(forIt.subSet(lastDelivered, false, position, true)).isEmpty();
            lastCaughtUp = position;
          }
          case FeedEffect.More(long position) ->
              assertThat(forIt.subSet(lastDelivered, false, position, true)).isEmpty();
          case FeedEffect.Confirm(long cursor) -> {
            assertThat(cursor)
                .as("what is confirmed is durable")
                .isLessThanOrEqualTo(stored.cursor());
            assertThat(cursor).isGreaterThanOrEqualTo(confirmed);
            confirmed = cursor;
          }
          case FeedEffect.Want _, FeedEffect.Settle _ ->
              throw new AssertionError("only workers compete: " + effect);
        }
      }
    }

    /// The log is read when the scan is asked for; the answer comes later.
    private FeedInput scan(long after, int most) {
      long reach = Math.min(head, after + 1 + dice.nextInt(20));
      List<LogEntry> found = new ArrayList<>();
      for (long position : forIt.subSet(after, false, reach, true)) {
        if (found.size() < most) {
          found.add(entry(position));
        }
      }
      long through = found.size() == most ? found.getLast().position() : reach;
      return new FeedInput.Scanned(found, through, through < head);
    }

    private void delivered(LogEntry entry, boolean again) {
      long position = entry.position();
      assertThat(forIt.subSet(lastDelivered, false, position, false)).as("a gap").isEmpty();
      assertThat(position).as("in order").isGreaterThan(lastDelivered);
      assertThat(position).as("not acknowledged and stored").isGreaterThan(stored.cursor());
      if (!again) {
        assertThat(seen).as("what has come before is marked").doesNotContain(position);
      }
      lastDelivered = position;
      inFlight.add(position);
      seen.add(position);
      assertThat(inFlight).hasSizeLessThanOrEqualTo(receiveMax);
    }

    private Attachment attachment() {
      return new Attachment(
          INBOX, 1, true, stored, perhapsDelivered, head, "log", List.of(), receiveMax, 0, 0);
    }

    private static LogEntry entry(long position) {
      return new LogEntry(position, new byte[0], null);
    }

    /// A client that stays, and surroundings that answer.
    private void settle() {
      if (attached) {
        detach();
      }
      attach(true);
      for (int round = 0; round < 2_000; round++) {
        answerNext();
        saveNext();
        acknowledgeSome();
      }
      assertThat(lastCaughtUp).isPositive();
      give(new FeedInput.Passed(head));
      while (!saves.isEmpty()) {
        saveNext();
      }
      assertThat(owed).isEmpty();
    }
  }
}
