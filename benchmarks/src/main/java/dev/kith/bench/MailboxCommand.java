package dev.kith.bench;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.figures.Table;
import dev.kith.bench.machine.Machine;
import dev.kith.bench.process.Ground;
import dev.kith.bench.process.KithRelay;
import dev.kith.bench.process.Mosquitto;
import dev.kith.bench.runtime.mailbox.Fresh;
import dev.kith.bench.runtime.mailbox.MailboxBenchmark;
import dev.kith.bench.runtime.mailbox.MailboxPlan;
import dev.kith.model.secp256k1.NativeSignatures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./kith bench mailbox`.
@Command(
    name = "mailbox",
    description = "Durable sessions: draining, delivery, waking, and what idle ones cost",
    mixinStandardHelpOptions = true)
final class MailboxCommand implements Callable<Integer> {

  @Option(names = "--quick", description = "Fewer and shorter rounds: about four minutes")
  private boolean quick;

  @Mixin private OutputFile output = new OutputFile();

  @Override
  public Integer call() throws IOException, BenchFailure, InterruptedException {
    try (Ground ground = Ground.open()) {
      measure(ground);
    }
    return 0;
  }

  private void measure(Ground ground) throws IOException, BenchFailure, InterruptedException {
    try {
      Machine machine = Machine.here();
      KithRelay relay = KithRelay.start(ground);
      Peer peer = Peer.start(ground);
      Report report = new Report(machine, quick, peer.settingsBeside(relay), peer.absent());
      System.out.println(report.head());
      MailboxBenchmark benchmark =
          new MailboxBenchmark(
              new Crowded(ground),
              quick ? MailboxPlan.quick() : MailboxPlan.full(),
              NativeSignatures.load(),
              Bench::say);
      List<Row> rows = new ArrayList<>();
      try {
        benchmark.run(relay, peer.broker(), rows);
      } finally {
        System.out.print(Table.of(rows));
        output.write(report.json(rows));
      }
    } catch (BenchFailure failure) {
      throw ground.meaningOf(failure);
    }
  }

  /// The peer, or why there is none.
  private record Peer(@Nullable Mosquitto broker, Map<String, String> absent) {

    static Peer start(Ground ground) throws InterruptedException {
      try {
        return new Peer(
            Mosquitto.start(ground, Mosquitto.NAME, MailboxBenchmark.RECEIVE_MAX), Map.of());
      } catch (BenchFailure | IOException missing) {
        return new Peer(null, Map.of(Mosquitto.NAME, String.valueOf(missing.getMessage())));
      }
    }

    Map<String, String> settingsBeside(KithRelay relay) {
      Map<String, String> settings = new LinkedHashMap<>();
      settings.put(relay.name(), relay.settings());
      if (broker != null) {
        settings.put(Mosquitto.NAME, broker.settings());
      }
      return settings;
    }
  }

  private record Crowded(Ground ground) implements Fresh {

    @Override
    public KithRelay relay() throws IOException, BenchFailure, InterruptedException {
      return KithRelay.start(ground, "kith-crowd");
    }

    @Override
    public Mosquitto broker() throws IOException, BenchFailure, InterruptedException {
      return Mosquitto.start(ground, Mosquitto.NAME + "-crowd", MailboxBenchmark.RECEIVE_MAX);
    }
  }
}
