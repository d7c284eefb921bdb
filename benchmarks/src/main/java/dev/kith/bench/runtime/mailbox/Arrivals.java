package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.runtime.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What arrives at sessions: each letter at each session it is for, once, and acknowledged.
/// Anything else fails it.
final class Arrivals {

  /// One session: what it is still to get.
  final class Session implements LineListener {

    private final Map<Long, Letter> missing = new HashMap<>();
    private final Outcome<Boolean> caughtUp = new Outcome<>();

    private Session(List<Letter> letters) {
      letters.forEach(letter -> missing.put(letter.number(), letter));
    }

    /// Waits until what is sent from now on is delivered at once.
    void awaitLive() throws BenchFailure {
      var _ = caughtUp.await(Line.ANSWERED_WITHIN, "A session");
    }

    @Override
    public void delivered(long number) {
      Letter letter = missing.remove(number);
      if (letter == null) {
        failed("it delivered what was not for that session, or what it had delivered");
        return;
      }
      Long began = sent.get(number);
      if (began != null) {
        milliseconds.add((System.nanoTime() - began) / 1e6);
      }
      if (--outstanding == half) {
        halfway.found(true);
      }
    }

    @Override
    public void caughtUp() {
      caughtUp.found(true);
    }

    @Override
    public void settled() {
      if (missing.isEmpty() && unsettled.remove(this) && unsettled.isEmpty()) {
        complete.found(System.nanoTime());
      }
    }

    @Override
    public void failed(String sentence) {
      caughtUp.failed(sentence);
      complete.failed(sentence);
    }
  }

  private final List<Session> sessions = new ArrayList<>();
  private final Map<Long, Long> sent = new HashMap<>();
  private final List<Double> milliseconds = new ArrayList<>();
  private final Outcome<Boolean> halfway = new Outcome<>();
  private final Outcome<Long> complete = new Outcome<>();
  private final long half;
  private long outstanding;
  private final Set<Session> unsettled = new HashSet<>();

  /// @param letters those of each session; there may be none for some
  Arrivals(List<List<Letter>> letters) {
    letters.forEach(each -> sessions.add(new Session(each)));
    this.outstanding = letters.stream().mapToLong(List::size).sum();
    this.half = outstanding / 2;
    sessions.stream().filter(each -> !each.missing.isEmpty()).forEach(unsettled::add);
  }

  Session session(int number) {
    return sessions.get(number);
  }

  /// It is on its way from now on. On the load thread.
  void sent(Letter letter) {
    sent.put(letter.number(), System.nanoTime());
  }

  void failed(String sentence) {
    complete.failed(sentence);
  }

  void awaitHalf(Duration within, String of) throws BenchFailure {
    var _ = halfway.await(within, of);
  }

  /// @return when the last of all was acknowledged, as [System#nanoTime] tells it
  long await(Duration within, String of) throws BenchFailure {
    return complete.await(within, of);
  }

  /// From [#sent] to each delivery, ascending; only when all is complete.
  List<Double> milliseconds() {
    return milliseconds.stream().sorted().toList();
  }
}
