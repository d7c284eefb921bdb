package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.process.KithRelay;
import dev.kith.bench.process.Mosquitto;
import dev.kith.model.crypto.Signatures;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All workloads of mailboxes on Kith's relay and on a broker, if there is one. In each round every
/// system gets the same letters, and who is first changes from round to round.
public final class MailboxBenchmark {

  /// Most letters that are delivered to a session and not acknowledged.
  public static final int RECEIVE_MAX = MailSystem.RECEIVE_MAX;

  private static final List<Integer> WAITING = List.of(1, 20);

  private final Fresh fresh;
  private final MailboxPlan plan;
  private final Signatures signatures;
  private final Consumer<String> progress;

  /// @param fresh starts the systems, twice: the crowd has them for itself
  /// @param progress hears what is measured next
  public MailboxBenchmark(
      Fresh fresh, MailboxPlan plan, Signatures signatures, Consumer<String> progress) {
    this.fresh = fresh;
    this.plan = plan;
    this.signatures = signatures;
    this.progress = progress;
  }

  /// @param rows gets those of each workload as soon as it is measured: also what was, if a later
  ///   one fails
  public void run(KithRelay relay, @Nullable Mosquitto broker, List<Row> rows)
      throws IOException, BenchFailure, InterruptedException {
    try (LoadThread thread = new LoadThread()) {
      Course course =
          new Course(
              plan,
              thread,
              systems(thread, relay, broker),
              new Letters(signatures),
              progress,
              rows);
      new DrainSection(course).measure();
      LiveSection live = new LiveSection(course);
      double ingest = live.toOne();
      live.paced();
      live.toMany();
      WakingSection waking = new WakingSection(course);
      waking.resume(ingest);
      for (int waiting : WAITING) {
        waking.cycle(waiting);
      }
      waking.idle();
      new CrowdSection(
              course.on(systems(thread, fresh.relay(), broker == null ? null : fresh.broker())))
          .measure();
    }
  }

  private List<MailSystem> systems(LoadThread thread, KithRelay relay, @Nullable Mosquitto broker) {
    MailSystem kith = new KithMail(relay, thread, signatures);
    return broker == null ? List.of(kith) : List.of(kith, new MosquittoMail(broker, thread));
  }
}
