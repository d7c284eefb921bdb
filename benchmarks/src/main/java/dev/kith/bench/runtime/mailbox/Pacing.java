package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.runtime.Outcome;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Sends letters at a fixed rate over some connections in turn, whatever the answers, until there
/// are no more or it is told to finish.
final class Pacing implements AutoCloseable {

  private static final long TICK_MILLIS = 1;
  private static final Duration ACCEPTED_WITHIN = Duration.ofMinutes(1);

  private final LoadThread thread;
  private final Sender sender;
  private final Outboxes outboxes;
  private final ScheduledFuture<?> ticks;

  private Pacing(LoadThread thread, Sender sender, Outboxes outboxes) {
    this.thread = thread;
    this.sender = sender;
    this.outboxes = outboxes;
    long began = System.nanoTime();
    this.ticks =
        thread
            .executor()
            .scheduleAtFixedRate(
                () -> sender.sendUntil(System.nanoTime() - began, outboxes.all()),
                0,
                TICK_MILLIS,
                TimeUnit.MILLISECONDS);
  }

  /// @param sent hears each letter that leaves, on the load thread
  static Pacing start(
      LoadThread thread,
      MailSystem system,
      int connections,
      double perSecond,
      List<Letter> letters,
      Consumer<Letter> sent)
      throws BenchFailure {
    Sender sender = new Sender(letters.iterator(), perSecond, sent);
    return new Pacing(thread, sender, Outboxes.open(system, connections, sender));
  }

  /// Sends no more, and waits until all that was sent is accepted.
  void finish() throws BenchFailure {
    ticks.cancel(false);
    thread.executor().execute(sender::finish);
    var _ = sender.accepted.await(ACCEPTED_WITHIN, "Sending at a fixed rate");
  }

  @Override
  public void close() {
    ticks.cancel(false);
    outboxes.close();
  }

  /// What happens on the load thread.
  private static final class Sender implements Outbox.Listener {

    private final Iterator<Letter> letters;
    private final double perSecond;
    private final Consumer<Letter> hear;
    private final Outcome<Boolean> accepted = new Outcome<>();
    private long sent;
    private long unanswered;
    private boolean finished;

    Sender(Iterator<Letter> letters, double perSecond, Consumer<Letter> hear) {
      this.letters = letters;
      this.perSecond = perSecond;
      this.hear = hear;
    }

    void sendUntil(long nanos, List<Outbox> outboxes) {
      long due = (long) (nanos * perSecond / 1e9);
      while (sent <= due && letters.hasNext()) {
        Letter letter = letters.next();
        Outbox outbox = outboxes.get((int) (sent++ % outboxes.size()));
        unanswered++;
        hear.accept(letter);
        outbox.send(letter);
        outbox.flush();
      }
    }

    void finish() {
      finished = true;
      settle();
    }

    @Override
    public void accepted(Outbox outbox) {
      unanswered--;
      settle();
    }

    @Override
    public void failed(String sentence) {
      accepted.failed(sentence);
    }

    private void settle() {
      if (finished && unanswered == 0) {
        accepted.found(true);
      }
    }
  }
}
