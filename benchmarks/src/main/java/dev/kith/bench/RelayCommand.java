package dev.kith.bench;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.figures.Table;
import dev.kith.bench.machine.Machine;
import dev.kith.bench.process.Ground;
import dev.kith.bench.process.KithRelay;
import dev.kith.bench.process.Peer;
import dev.kith.bench.process.Relay;
import dev.kith.bench.runtime.Plan;
import dev.kith.bench.runtime.RelayBenchmark;
import dev.kith.model.secp256k1.NativeSignatures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./kith bench relay`.
@Command(
    name = "relay",
    description = "Answers to clients, durable verified ingest, latency and fan-out of relays",
    mixinStandardHelpOptions = true)
final class RelayCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--quick", description = "Fewer and shorter rounds: a few minutes")
  private boolean quick;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to FILE as well")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException, BenchFailure, InterruptedException {
    OutputFile output = OutputFile.of(json, Objects.requireNonNull(spec));
    try (Ground ground = Ground.open()) {
      measure(ground, output);
    }
    return 0;
  }

  private void measure(Ground ground, OutputFile output)
      throws IOException, BenchFailure, InterruptedException {
    try {
      Machine machine = Machine.here();
      List<Relay> relays = new ArrayList<>();
      relays.add(KithRelay.start(ground));
      Map<String, String> absent = startPeers(ground, relays);
      Report report = new Report(machine, quick, settings(relays), absent);
      System.out.println(report.head());
      List<Row> rows =
          new RelayBenchmark(
                  relays,
                  quick ? Plan.quick() : Plan.full(),
                  NativeSignatures.load(),
                  RelayCommand::say)
              .run();
      System.out.print(Table.of(rows));
      output.write(report.json(rows));
    } catch (BenchFailure failure) {
      throw ground.meaningOf(failure);
    }
  }

  /// @param relays gets those that started
  /// @return the others, and why
  private static Map<String, String> startPeers(Ground ground, List<Relay> relays)
      throws InterruptedException {
    Map<String, String> absent = new LinkedHashMap<>();
    for (Peer peer : Peer.values()) {
      say("starting " + peer.system());
      try {
        relays.add(peer.start(ground, RelayCommand::say));
      } catch (BenchFailure | IOException missing) {
        absent.put(peer.system(), String.valueOf(missing.getMessage()));
      }
    }
    return absent;
  }

  private static Map<String, String> settings(List<Relay> relays) {
    Map<String, String> settings = new LinkedHashMap<>();
    relays.forEach(relay -> settings.put(relay.name(), relay.settings()));
    return settings;
  }

  private static void say(String progress) {
    System.err.println("kith: " + progress);
  }
}
