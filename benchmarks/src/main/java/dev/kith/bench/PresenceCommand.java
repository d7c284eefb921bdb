package dev.kith.bench;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.figures.Table;
import dev.kith.bench.machine.Machine;
import dev.kith.bench.process.Ground;
import dev.kith.bench.process.KithPresence;
import dev.kith.bench.process.KithRelay;
import dev.kith.bench.runtime.presence.PresenceBenchmark;
import dev.kith.bench.runtime.presence.PresencePlan;
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

/// `./kith bench presence`.
@Command(
    name = "presence",
    description = "Presence: changes to followers, very many agents, searches among them",
    mixinStandardHelpOptions = true)
final class PresenceCommand implements Callable<Integer> {

  @Option(names = "--quick", description = "A tenth of the agents: about three minutes")
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
      KithPresence presence = KithPresence.start(ground, relay, key);
      Report report =
          new Report(
              Machine.here(),
              quick,
              Map.of("relay", relay.settings(), "presence", presence.settings()),
              Map.of());
      System.out.println(report.head());
      PresenceBenchmark benchmark =
          new PresenceBenchmark(
              relay,
              presence,
              quick ? PresencePlan.quick() : PresencePlan.full(),
              signatures,
              Bench::say);
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
