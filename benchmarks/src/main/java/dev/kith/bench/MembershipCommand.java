package dev.kith.bench;

import dev.kith.bench.figures.Chart;
import dev.kith.bench.figures.Target;
import dev.kith.bench.machine.Machine;
import dev.kith.bench.runtime.membership.MembershipBenchmark;
import dev.kith.bench.runtime.membership.MembershipFigures;
import dev.kith.bench.runtime.membership.MembershipPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `./kith bench membership`.
@Command(
    name = "membership",
    description = "How fast members notice who is gone and how rarely they err, in virtual time",
    mixinStandardHelpOptions = true)
final class MembershipCommand implements Callable<Integer> {

  @Option(names = "--quick", description = "Fewer runs: about a minute")
  private boolean quick;

  @Mixin private OutputFile output = new OutputFile();

  @Option(names = "--plots", paramLabel = "DIR", description = "Draw the figures as SVG into DIR")
  private @Nullable Path plots;

  @Override
  public Integer call() throws IOException {
    Machine machine = Machine.here();
    System.out.println(machine);
    MembershipFigures figures =
        new MembershipBenchmark(quick ? MembershipPlan.quick() : MembershipPlan.full(), Bench::say)
            .run();
    System.out.print(figures.tables());
    System.out.println(targets(figures));
    output.write(json(machine, figures));
    if (plots != null) {
      draw(plots, figures);
    }
    return 0;
  }

  private static String targets(MembershipFigures figures) {
    StringBuilder text =
        new StringBuilder(
            "\n| target | reference | at most | ours | met |\n|---|---|---|---|---|\n");
    figures.targets().forEach(target -> text.append(target).append('\n'));
    return text.toString();
  }

  private String json(Machine machine, MembershipFigures figures) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("machine", machine.json());
    report.put("quick", quick);
    report.put("targets", figures.targets().stream().map(Target::json).toList());
    return JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(report)
        + "\n";
  }

  private static void draw(Path directory, MembershipFigures figures) throws IOException {
    Files.createDirectories(directory);
    for (Map.Entry<String, Chart> chart : figures.charts().entrySet()) {
      Files.writeString(directory.resolve(chart.getKey() + ".svg"), chart.getValue().svg());
    }
  }
}
