package dev.kith.bench.runtime.wake;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Measure;
import dev.kith.bench.figures.Percentile;
import dev.kith.bench.figures.Row;
import dev.kith.bench.process.KithRelay;
import dev.kith.bench.process.KithWake;
import dev.kith.bench.process.ProcessTimes;
import dev.kith.client.relaylist.RelayUrl;
import dev.kith.client.runtime.Relays;
import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.PublicKey;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// All workloads of the wake service, one after the other on the same one. Every agent is woken
/// once: what a service owes who has been woken and does not drain is something else.
public final class WakeBenchmark {

  private static final String NAME = "kith";
  private static final Duration BETWEEN = Duration.ofMillis(20);

  private final KithRelay relay;
  private final KithWake wake;
  private final WakePlan plan;
  private final Signatures signatures;
  private final Signer signer;
  private final KeyPair sender;
  private final Quiet quiet;
  private final Consumer<String> progress;

  /// @param progress hears what is measured next
  public WakeBenchmark(
      KithRelay relay,
      KithWake wake,
      WakePlan plan,
      Signatures signatures,
      Consumer<String> progress) {
    this.relay = relay;
    this.wake = wake;
    this.plan = plan;
    this.signatures = signatures;
    this.signer = new Signer(signatures, new SecureRandom());
    this.sender = KeyPair.generate(signatures, new SecureRandom());
    this.quiet = new Quiet(relay, wake);
    this.progress = progress;
  }

  /// @param rows gets those of each workload as soon as it is measured
  public void run(List<Row> rows) throws BenchFailure, InterruptedException {
    Relays relays =
        new Relays(new Relays.Setup(List.of(relay.url()), List.of(sender), true), signer);
    Post post = new Post(relays, signer, sender);
    try (Webhooks webhooks = new Webhooks(post::woken)) {
      rows.add(encrypting());
      progress.accept("%d agents fall asleep".formatted(plan.agents()));
      List<PublicKey> agents = sleepers(webhooks).register(plan.agents());
      quiet.await(agents.size());
      int timed = agents.size() - 2 * plan.sleepers();
      rows.add(messages(agents.subList(0, timed), post));
      rows.add(burst("wake-each", agents.subList(timed, timed + plan.sleepers()), 1, post));
      rows.add(
          burst(
              "wake-fan-out",
              agents.subList(timed + plan.sleepers(), agents.size()),
              plan.addressees(),
              post));
      quiet.await(agents.size());
      progress.accept("marks");
      rows.add(new Marks(relay).measure(plan.rounds()));
    } finally {
      relays.close();
    }
  }

  private Sleepers sleepers(Webhooks webhooks) {
    return new Sleepers(
        URI.create(RelayUrl.overHttp(relay.url())),
        wake.url(),
        webhooks,
        sender.publicKey(),
        signatures,
        signer);
  }

  private Row encrypting() throws BenchFailure {
    progress.accept("encrypting");
    try {
      Encrypting encrypting = new Encrypting();
      List<Double> rates = new ArrayList<>();
      for (int round = 0; round <= plan.rounds(); round++) {
        double rate = encrypting.perSecond(plan.encryptFor());
        if (round > 0) {
          rates.add(rate);
        }
      }
      return new Row(
          "wake-encrypt",
          NAME,
          new Row.Load("threads", 1),
          plan.rounds(),
          List.of(Measure.of("encrypts_per_second", rates)));
    } catch (GeneralSecurityException impossible) {
      throw new BenchFailure("Nothing can be encrypted here", impossible);
    }
  }

  private Row messages(List<PublicKey> agents, Post post)
      throws BenchFailure, InterruptedException {
    List<Double> p50 = new ArrayList<>();
    List<Double> p99 = new ArrayList<>();
    // The first round warms up, and is not counted.
    for (int round = 0; round <= plan.rounds(); round++) {
      progress.accept("messages, round %d".formatted(round));
      List<PublicKey> some = agents.subList(round * plan.messages(), (round + 1) * plan.messages());
      post.send(post.letters(some, 1), BETWEEN);
      post.awaitWoken(some);
      if (round > 0) {
        List<Double> took = post.took(some);
        p50.add(Percentile.of(took, 50));
        p99.add(Percentile.of(took, 99));
      }
    }
    return new Row(
        "wake-message",
        NAME,
        new Row.Load("messages", plan.messages()),
        plan.rounds(),
        List.of(Measure.of("p50_ms", p50), Measure.of("p99_ms", p99)));
  }

  private Row burst(String workload, List<PublicKey> agents, int addressees, Post post)
      throws BenchFailure, InterruptedException {
    quiet.await();
    progress.accept(
        "%d agents are written to, %d by a message".formatted(agents.size(), addressees));
    List<Letter> letters = post.letters(agents, addressees);
    ProcessTimes service = ProcessTimes.of(wake.process());
    ProcessTimes database = ProcessTimes.of(wake.database());
    post.send(letters);
    post.awaitWoken(agents);
    double wakes = agents.size();
    double inService = ProcessTimes.of(wake.process()).since(service).toMillis() / wakes;
    double inDatabase = ProcessTimes.of(wake.database()).since(database).toMillis() / wakes;
    List<Double> took = post.took(agents);
    return new Row(
        workload,
        NAME,
        new Row.Load("agents", agents.size()),
        1,
        List.of(
            one("wakes_per_second", wakes / post.seconds(agents)),
            one("p50_ms", Percentile.of(took, 50)),
            one("p99_ms", Percentile.of(took, 99)),
            one("cpu_ms_each", inService),
            one("db_ms_each", inDatabase)));
  }

  private static Measure one(String name, double value) {
    return Measure.of(name, List.of(value));
  }
}
