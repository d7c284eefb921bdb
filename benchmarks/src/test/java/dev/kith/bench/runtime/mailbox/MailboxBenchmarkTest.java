package dev.kith.bench.runtime.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.process.Ground;
import dev.kith.bench.process.KithRelay;
import dev.kith.bench.process.Mosquitto;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.secp256k1.NativeSignatures;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every workload once, small: they check themselves that each letter arrived once and was
/// acknowledged.
class MailboxBenchmarkTest {

  private static final NativeSignatures SIGNATURES = NativeSignatures.load();

  @TempDir private static Path directory;
  private static Ground ground;
  private static KithRelay relay;
  private static @Nullable Mosquitto broker;
  private static LoadThread thread;

  @BeforeAll
  static void start() throws Exception {
    ground = new Ground(directory);
    relay = KithRelay.start(ground);
    broker = broker();
    thread = new LoadThread();
  }

  @AfterAll
  static void stop() {
    thread.close();
    ground.close();
  }

  /// Where it cannot be had the relay is measured alone, as on the command line.
  private static @Nullable Mosquitto broker() throws IOException, InterruptedException {
    try {
      return Mosquitto.start(ground, Mosquitto.NAME, MailboxBenchmark.RECEIVE_MAX);
    } catch (BenchFailure absent) {
      return null;
    }
  }

  @Test
  void everyWorkloadHasARowForEachSystemAndLoad() throws Exception {
    MailboxPlan plan =
        new MailboxPlan(
            2, 600, 300, 20, 5, 30, 5, 100, Duration.ofSeconds(1), Duration.ofMillis(200));

    List<Row> rows = new ArrayList<>();
    new MailboxBenchmark(new Same(), plan, SIGNATURES, _ -> {}).run(relay, broker, rows);

    assertThat(rows)
        .filteredOn(row -> row.system().equals("kith"))
        .extracting(row -> row.workload() + " " + row.load().of() + " " + row.rounds())
        .containsExactly(
            "drain letters 2",
            "live sessions 2",
            "live-paced per_second 2",
            "live sessions 2",
            "resume per_second 2",
            "cycle waiting 2",
            "cycle waiting 2",
            "idle sessions 1",
            "crowd sessions 1");
    assertThat(rows).hasSize(broker == null ? 9 : 18);
  }

  @Test
  void aLetterThatNobodySentFailsADrain() throws Exception {
    MailSystem mail = new KithMail(relay, thread, SIGNATURES);
    Letters letters = new Letters(SIGNATURES);
    List<Agent> agents = List.of(stranger());
    List<Letter> sent = letters.to(agents, "unexpected", 3);
    new Drain(agents, sent).fill(mail, new Post(thread, 1, 4));

    assertThatExceptionOfType(BenchFailure.class)
        .isThrownBy(() -> new Drain(agents, sent.subList(0, 2)).lettersPerSecond(mail, 0))
        .withMessageContaining("it delivered what was not for that session");
  }

  @Test
  void aLetterThatWasNotAcknowledgedIsNoticed() throws Exception {
    MailSystem mail = new KithMail(relay, thread, SIGNATURES);
    Letters letters = new Letters(SIGNATURES);
    List<Agent> agents = List.of(stranger());
    new Drain(agents, letters.to(agents, "unacknowledged", 1)).fill(mail, new Post(thread, 1, 4));

    assertThatExceptionOfType(BenchFailure.class)
        .isThrownBy(() -> Lines.assertEmpty(mail, agents.getFirst()));
  }

  /// One that no other test has written to.
  private static Agent stranger() {
    KeyPair key = KeyPair.generate(SIGNATURES, new SecureRandom());
    return new Agent(key, "inbox", Address.mailbox(key.publicKey()));
  }

  /// The test has no need of a second relay.
  private record Same() implements Fresh {

    @Override
    public KithRelay relay() {
      return relay;
    }

    @Override
    public Mosquitto broker() throws IOException, BenchFailure, InterruptedException {
      return Mosquitto.start(ground, "mosquitto-crowd", MailboxBenchmark.RECEIVE_MAX);
    }
  }
}
