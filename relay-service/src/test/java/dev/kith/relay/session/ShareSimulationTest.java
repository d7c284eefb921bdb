package dev.kith.relay.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.PublicKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Workers of one shared session at one replica, over a store that is a map: they come, die, poll
/// and acknowledge as they like, their clients do not always read, and everything between them is
/// slow. Every poll is answered. Every event is acknowledged by a worker that had it, and none is
/// in flight to two.
class ShareSimulationTest {

  static LongStream seeds() {
    return LongStream.range(0, 1_000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyEventIsDoneAndNoneIsHadByTwo(long seed) {
    new World(new Random(seed)).run();
  }

  private static final class Worker {
    final long number;
    final Feed feed;
    final int receiveMax;

    /// What it was delivered and has not acknowledged, in that order.
    final ArrayDeque<Long> has = new ArrayDeque<>();

    /// Its client does not read, so what it wants waits.
    boolean full;

    @Nullable Demand held;

    /// A poll of its is not answered.
    boolean polling;

    Worker(long number, Feed feed, int receiveMax) {
      this.number = number;
      this.feed = feed;
      this.receiveMax = receiveMax;
    }
  }

  private static final class World {
    private static final SessionId JOBS =
        new SessionId(
            PublicKey.ofHex("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"),
            "share:jobs");

    private final Random dice;
    private final Share share = new Share();
    private final Map<Long, Worker> workers = new LinkedHashMap<>();

    /// What has been asked for and not been answered.
    private final ArrayDeque<Runnable> owed = new ArrayDeque<>();

    private final TreeSet<Long> forIt = new TreeSet<>();
    private long head;
    private long numbers;

    // The store: who has what, in the order of delivery; 0 has what was left behind.
    private final TreeMap<Long, Long> flights = new TreeMap<>();
    private final Map<Long, List<Long>> given = new LinkedHashMap<>();
    private long looked;

    private final Set<Long> acknowledged = new HashSet<>();
    private final Set<Long> done = new HashSet<>();

    World(Random dice) {
      this.dice = dice;
    }

    void run() {
      for (int step = 0; step < 300; step++) {
        act();
      }
      settle();
      assertThat(done).isEqualTo(forIt);
      assertThat(acknowledged).containsAll(done);
      assertThat(flights).isEmpty();
      assertThat(looked).isEqualTo(head);
    }

    private void act() {
      switch (dice.nextInt(11)) {
        case 0, 1, 2 -> append();
        case 3, 4, 5 -> answerNext();
        case 6 -> any(this::acknowledge);
        case 7 ->
            any(worker -> {
              if (worker.feed.isPulled()) {
                worker.polling = true;
                perform(worker, worker.feed.on(new FeedInput.Polled(1 + dice.nextInt(4))));
              }
            });
        case 9 ->
            any(worker -> {
              worker.full = !worker.full;
              passHeld(worker);
            });
        case 8 -> join(dice.nextInt(3) == 0);
        default -> {
          if (dice.nextInt(3) == 0) {
            any(this::die);
          }
        }
      }
    }

    private void any(Consumer<Worker> what) {
      List<Worker> all = List.copyOf(workers.values());
      if (!all.isEmpty()) {
        what.accept(all.get(dice.nextInt(all.size())));
      }
    }

    private void append() {
      head++;
      if (dice.nextInt(3) == 0) {
        return;
      }
      forIt.add(head);
      long position = head;
      List.copyOf(workers.values())
          .forEach(worker -> perform(worker, worker.feed.on(new FeedInput.Missed(position))));
    }

    private void join(boolean pulled) {
      int receiveMax = 1 + dice.nextInt(4);
      Attachment attachment =
          new Attachment(
              JOBS,
              ++numbers,
              true,
              new Progress(0, 0),
              0,
              head,
              "log",
              List.of(),
              receiveMax,
              0,
              0);
      Worker worker =
          new Worker(
              numbers, pulled ? Feed.pulled(attachment) : Feed.pushed(attachment), receiveMax);
      workers.put(numbers, worker);
      given.put(numbers, new ArrayList<>());
      if (!pulled) {
        perform(worker, worker.feed.start(head));
      }
    }

    private void die(Worker worker) {
      workers.remove(worker.number);
      desk(new ShareInput.Left(worker.number));
      owed.addLast(() -> {
        flights.replaceAll((_, holder) -> holder == worker.number ? 0L : holder);
        given.remove(worker.number);
        desk(new ShareInput.Released());
      });
    }

    private void acknowledge(Worker worker) {
      if (worker.has.isEmpty()) {
        perform(worker, worker.feed.on(new FeedInput.Acknowledged(1 + dice.nextInt(100))));
        return;
      }
      List<Long> has = List.copyOf(worker.has);
      long upTo = has.get(dice.nextInt(has.size()));
      while (acknowledgeFirst(worker) != upTo) {
        // All before it too.
      }
      perform(worker, worker.feed.on(new FeedInput.Acknowledged(upTo)));
    }

    private long acknowledgeFirst(Worker worker) {
      long first = worker.has.removeFirst();
      acknowledged.add(first);
      return first;
    }

    private void answerNext() {
      if (!owed.isEmpty()) {
        owed.removeFirst().run();
      }
    }

    private void desk(ShareInput input) {
      for (ShareEffect effect : share.on(input)) {
        switch (effect) {
          case ShareEffect.Claim(long worker, int most) -> owed.addLast(() -> claim(worker, most));
          case ShareEffect.Give(long number, FeedInput.Claimed claimed) -> {
            Worker worker = workers.get(number);
            if (worker != null) {
              perform(worker, worker.feed.on(claimed));
            }
          }
        }
      }
    }

    private void claim(long worker, int most) {
      List<Long> hers = given.get(worker);
      if (hers == null) {
        desk(new ShareInput.Gone(worker));
        return;
      }
      List<Claim> claims = new ArrayList<>();
      flights.forEach((position, holder) -> {
        if (holder == 0 && claims.size() < most) {
          claims.add(new Claim(entry(position), true));
        }
      });
      boolean more = !claims.isEmpty();
      if (claims.isEmpty()) {
        long reach = Math.min(head, looked + 1 + dice.nextInt(20));
        for (long position : forIt.subSet(looked, false, reach, true)) {
          if (claims.size() < most) {
            claims.add(new Claim(entry(position), false));
          }
        }
        looked = claims.size() == most ? claims.getLast().entry().position() : reach;
        more = looked < head;
      }
      claims.forEach(claim -> {
        flights.put(claim.entry().position(), worker);
        hers.add(claim.entry().position());
      });
      desk(new ShareInput.Claimed(worker, new FeedInput.Claimed(claims, looked, more)));
    }

    private void perform(Worker worker, List<FeedEffect> effects) {
      for (FeedEffect effect : effects) {
        switch (effect) {
          case FeedEffect.Want(Demand demand) -> {
            worker.held = demand.after(worker.held);
            passHeld(worker);
          }
          case FeedEffect.Settle(long position) -> owed.addLast(() -> settle(worker, position));
          case FeedEffect.Deliver(LogEntry entry, boolean _) -> {
            workers
                .values()
                .forEach(other -> assertThat(other.has).doesNotContain(entry.position()));
            worker.has.addLast(entry.position());
            assertThat(worker.has).hasSizeLessThanOrEqualTo(worker.receiveMax);
          }
          case FeedEffect.Confirm _ -> {}
          case FeedEffect.CaughtUp _, FeedEffect.More _ -> worker.polling = false;
          case FeedEffect.Scan _, FeedEffect.Save _ -> throw new AssertionError(effect);
        }
      }
    }

    private void passHeld(Worker worker) {
      Demand demand = worker.held;
      if (!worker.full && demand != null) {
        worker.held = null;
        desk(new ShareInput.Wanted(worker.number, demand));
      }
    }

    private void settle(Worker worker, long position) {
      List<Long> hers = given.get(worker.number);
      if (hers == null) {
        return;
      }
      assertThat(hers).contains(position);
      while (true) {
        long first = hers.removeFirst();
        assertThat(acknowledged).as("nothing is done unseen").contains(first);
        flights.remove(first);
        done.add(first);
        if (first == position) {
          break;
        }
      }
      perform(worker, worker.feed.on(new FeedInput.Settled(position)));
    }

    /// One more worker, and surroundings that answer.
    private void settle() {
      workers
          .values()
          .forEach(worker -> {
            worker.full = false;
            passHeld(worker);
          });
      for (int round = 0; round < 1_000; round++) {
        answerNext();
      }
      assertThat(workers.values()).as("every poll is answered").noneMatch(worker -> worker.polling);
      join(false);
      for (int round = 0; round < 3_000; round++) {
        answerNext();
        any(worker -> {
          if (worker.feed.isPulled()) {
            die(worker);
          } else if (!worker.has.isEmpty()) {
            acknowledge(worker);
          }
        });
      }
      workers
          .values()
          .forEach(worker -> perform(worker, worker.feed.on(new FeedInput.Passed(head))));
      for (int round = 0; round < 500; round++) {
        answerNext();
      }
    }

    private static LogEntry entry(long position) {
      return new LogEntry(position, new byte[0], null);
    }
  }
}
