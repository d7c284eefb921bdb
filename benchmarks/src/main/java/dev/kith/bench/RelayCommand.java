package dev.kith.bench;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.figures.Table;
import dev.kith.bench.machine.Machine;
import dev.kith.bench.process.Ground;
import dev.kith.bench.process.KithRelay;
import dev.kith.bench.process.Peer;
import dev.kith.bench.process.Relay;
import dev.kith.bench.runtime.Fresh;
import dev.kith.bench.runtime.Part;
import dev.kith.bench.runtime.Plan;
import dev.kith.bench.runtime.RelayBenchmark;
import dev.kith.model.secp256k1.NativeSignatures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `./kith bench relay`.
@Command(
    name = "relay",
    description = {
      "Relays: answers, durable verified ingest, latency, fan-out, reconciliation, floods,",
      "and what idle connections cost"
    },
    mixinStandardHelpOptions = true)
final class RelayCommand implements Callable<Integer> {

  @Option(names = "--quick", description = "Fewer and shorter rounds: some ten minutes")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      converter = PartName.class,
      description = {
        "Measure these alone: queries, ingest, latency, fan-out, rejected, floods, holding, idle;",
        "may be given several times or with commas"
      })
  private List<Part> only = List.of(Part.values());

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
      Started started = Started.on(ground, "kith");
      Report report = new Report(machine, quick, started.settings(), started.absent());
      System.out.println(report.head());
      RelayBenchmark benchmark =
          new RelayBenchmark(
              started.relays(),
              new OnGround(ground),
              quick ? Plan.quick() : Plan.full(),
              NativeSignatures.load(),
              Bench::say);
      List<Row> rows = new ArrayList<>();
      try {
        benchmark.run(EnumSet.copyOf(only), rows);
      } finally {
        System.out.print(Table.of(rows));
        output.write(report.json(rows));
      }
    } catch (BenchFailure failure) {
      throw ground.meaningOf(failure);
    }
  }

  static final class PartName implements ITypeConverter<Part> {

    @Override
    public Part convert(String word) {
      try {
        return Part.of(word);
      } catch (IllegalArgumentException unknown) {
        throw new TypeConversionException(
            "\"%s\" is none of %s".formatted(word, Arrays.toString(Part.values())));
      }
    }
  }

  /// @param relays Kith's is the first
  /// @param absent peers that did not start, and why
  private record Started(List<Relay> relays, Map<String, String> absent) {

    static Started on(Ground ground, String files)
        throws IOException, BenchFailure, InterruptedException {
      List<Relay> relays = new ArrayList<>();
      relays.add(KithRelay.start(ground, files));
      Map<String, String> absent = new LinkedHashMap<>();
      for (Peer peer : Peer.values()) {
        Bench.say("starting " + peer.system());
        try {
          relays.add(peer.start(ground, Bench::say));
        } catch (BenchFailure | IOException missing) {
          absent.put(peer.system(), String.valueOf(missing.getMessage()));
        }
      }
      return new Started(relays, absent);
    }

    Map<String, String> settings() {
      Map<String, String> settings = new LinkedHashMap<>();
      relays.forEach(relay -> settings.put(relay.name(), relay.settings()));
      return settings;
    }
  }

  private record OnGround(Ground ground) implements Fresh {

    @Override
    public KithRelay kith(String files, String... options)
        throws IOException, BenchFailure, InterruptedException {
      return KithRelay.start(ground, files, options);
    }

    @Override
    public List<Relay> all() throws IOException, BenchFailure, InterruptedException {
      return Started.on(ground, "kith-idle").relays();
    }
  }
}
