package dev.kith.bench;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.figures.Table;
import dev.kith.bench.machine.Machine;
import dev.kith.bench.process.Ground;
import dev.kith.bench.process.KithRelay;
import dev.kith.bench.process.KithWake;
import dev.kith.bench.runtime.wake.WakeBenchmark;
import dev.kith.bench.runtime.wake.WakePlan;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.secp256k1.NativeSignatures;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./kith bench wake`.
@Command(
    name = "wake",
    description = "Waking: from a message to its push, and very many agents at once",
    mixinStandardHelpOptions = true)
final class WakeCommand implements Callable<Integer> {

  @Option(names = "--quick", description = "A fifth of the agents: about three minutes")
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
      Signatures signatures = NativeSignatures.load();
      KeyPair key = KeyPair.generate(signatures, new SecureRandom());
      KithRelay relay =
          KithRelay.start(ground, "kith", "--kith.relay.services=" + key.publicKey().hex());
      KithWake wake = KithWake.start(ground, relay, key);
      Report report =
          new Report(
              Machine.here(),
              quick,
              Map.of("relay", relay.settings(), "wake", wake.settings()),
              Map.of());
      System.out.println(report.head());
      WakeBenchmark benchmark =
          new WakeBenchmark(
              relay, wake, quick ? WakePlan.quick() : WakePlan.full(), signatures, Bench::say);
      List<Row> rows = new ArrayList<>();
      try {
        benchmark.run(rows);
      } finally {
        System.out.print(Table.of(rows));
        output.write(report.json(rows));
      }
    } catch (BenchFailure failure) {
      throw ground.meaningOf(failure);
    }
  }
}
