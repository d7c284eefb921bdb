package dev.kith.bench;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.fault.FaultKind;
import dev.kith.bench.machine.Machine;
import dev.kith.bench.process.Ground;
import dev.kith.bench.process.Postgres;
import dev.kith.bench.runtime.durability.DurabilityPlan;
import dev.kith.bench.runtime.durability.DurabilityRun;
import dev.kith.bench.runtime.durability.Findings;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `./kith bench durability`.
@Command(
    name = "durability",
    description = "Whether anything acknowledged is lost while everything fails",
    mixinStandardHelpOptions = true)
final class DurabilityCommand implements Callable<Integer> {

  private static final int MAX_MINUTES = 24 * 60;
  private static final long SEEDS = 1_000_000;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "3",
      description = "How long faults come (default: ${DEFAULT-VALUE})")
  private int minutes;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Draws the faults; a new one if not given")
  private @Nullable Long seed;

  @Mixin private OutputFile output = new OutputFile();

  @Override
  public Integer call() throws IOException, BenchFailure, InterruptedException {
    CommandSpec command = Objects.requireNonNull(spec);
    if (minutes < 1 || minutes > MAX_MINUTES) {
      throw new ParameterException(
          command.commandLine(), "--minutes is 1 to %d".formatted(MAX_MINUTES));
    }
    try (Ground ground = Ground.open()) {
      return run(ground);
    }
  }

  private int run(Ground ground) throws IOException, BenchFailure, InterruptedException {
    try {
      Machine machine = Machine.here();
      long drawn = seed == null ? Math.floorMod(System.nanoTime(), SEEDS) : seed;
      Map<String, String> absent = absent();
      System.out.printf("%s%nseed %d, %d minutes of faults%n", machine, drawn, minutes);
      absent.forEach((kind, why) -> System.out.printf("%s is left out: %s%n", kind, why));
      Set<FaultKind> kinds = EnumSet.allOf(FaultKind.class);
      kinds.removeIf(kind -> absent.containsKey(kind.word()));
      DurabilityPlan plan = DurabilityPlan.of(Duration.ofMinutes(minutes), kinds, drawn);
      Findings findings = new DurabilityRun(plan, Bench::say).on(ground);
      System.out.print("\n" + findings.table());
      Map<String, Object> report = new LinkedHashMap<>(findings.json());
      report.put("absent", absent);
      report.put("seed", drawn);
      report.put("minutes", minutes);
      report.put("machine", machine.json());
      output.write(
          JsonMapper.builder()
                  .enable(SerializationFeature.INDENT_OUTPUT)
                  .build()
                  .writeValueAsString(report)
              + "\n");
      return findings.tally().isSound() ? 0 : 1;
    } catch (BenchFailure failure) {
      throw ground.meaningOf(failure);
    }
  }

  /// The faults that cannot be had here, and why.
  private static Map<String, String> absent() throws InterruptedException {
    Map<String, String> absent = new LinkedHashMap<>();
    if (!Postgres.canFillDisk()) {
      absent.put(FaultKind.DISK_FULL.word(), "there is no prlimit, a program of util-linux");
    }
    return absent;
  }
}
