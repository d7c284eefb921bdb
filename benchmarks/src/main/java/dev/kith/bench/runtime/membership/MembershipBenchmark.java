package dev.kith.bench.runtime.membership;

import dev.kith.bench.figures.Chart;
import dev.kith.bench.figures.Percentile;
import dev.kith.bench.figures.Target;
import dev.kith.bench.runtime.membership.Crashes.Course;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/// All of it, one after the other.
public final class MembershipBenchmark {

  private static final int USUAL = 100;
  private static final List<Double> LOSSES = List.of(0.05, 0.1, 0.2);

  private final MembershipPlan plan;
  private final Consumer<String> progress;
  private final StringBuilder tables = new StringBuilder();
  private final List<Target> targets = new ArrayList<>();
  private final Map<String, Chart> charts = new LinkedHashMap<>();

  public MembershipBenchmark(MembershipPlan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  public MembershipFigures run() {
    crashes();
    load();
    slowMembers();
    losses();
    partition();
    determinism();
    return new MembershipFigures(tables.toString(), List.copyOf(targets), charts);
  }

  private void crashes() {
    head(
        "One crash: seconds until somebody suspects, is sure, and all know",
        "| who | members | crashes | suspected p50 / p99 | verdict p50 / p99 | all know p50 / p99 | spread p50 / p99 |");
    Map<Integer, Crashes> theirs = new LinkedHashMap<>();
    Map<Integer, Crashes> ours = new LinkedHashMap<>();
    for (Variant variant : List.of(Variant.SWIM, Variant.LIFEGUARD)) {
      row(variant, USUAL, crashes(variant, USUAL));
    }
    plan.crashes()
        .forEach((size, _) -> {
          if (size <= 1_000) {
            theirs.put(size, row(Variant.MEMBERLIST, size, crashes(Variant.MEMBERLIST, size)));
          }
        });
    plan.crashes()
        .forEach((size, _) -> ours.put(size, row(Variant.OURS, size, crashes(Variant.OURS, size))));
    Crashes usual = Objects.requireNonNull(ours.get(USUAL));
    int runs = plan.crashes().getOrDefault(USUAL, 1);
    Crashes hinted = Crashes.of(Variant.OURS.configuration(), USUAL, runs, true);
    target(
        "crash to first verdict, n=100, p50, s",
        "memberlist LAN 9.62",
        5,
        usual.percentile(Course::verdict, 50));
    target(
        "crash to first verdict, n=100, p99, s",
        "memberlist LAN 13.68",
        7,
        usual.percentile(Course::verdict, 99));
    target(
        "the same where connections are reset, p99, s",
        "none",
        2,
        hinted.percentile(Course::verdict, 99));
    target(
        "first verdict to all know, n=100, p50, s",
        "0.36",
        0.4,
        usual.percentile(Course::spread, 50));
    target(
        "first verdict to all know, n=100, p99, s",
        "none",
        1,
        usual.percentile(Course::spread, 99));
    charts.put(
        "detection",
        new Chart(
            "From a crash to the first verdict, and until all know",
            "members",
            "seconds",
            false,
            List.of(
                drawn("Kith, verdict p50", false, ours, Course::verdict, 50),
                drawn("Kith, verdict p99", false, ours, Course::verdict, 99),
                drawn("Kith, all know p50", false, ours, Course::known, 50),
                drawn("memberlist, p50", true, theirs, Course::verdict, 50),
                drawn("memberlist, p99", true, theirs, Course::verdict, 99))));
  }

  private Crashes crashes(Variant variant, int size) {
    progress.accept("%s: crashes among %d".formatted(variant.title(), size));
    return Crashes.of(variant.configuration(), size, plan.crashes().getOrDefault(size, 1), false);
  }

  private Crashes row(Variant variant, int size, Crashes crashes) {
    line(
        "| %s | %d | %d | %s | %s | %s | %s |"
            .formatted(
                variant.title(),
                size,
                crashes.courses().size(),
                both(crashes, Course::suspected),
                both(crashes, Course::verdict),
                both(crashes, Course::known),
                both(crashes, Course::spread)));
    return crashes;
  }

  private static String both(Crashes crashes, ToDoubleFunction<Course> what) {
    return "%s / %s"
        .formatted(number(crashes.percentile(what, 50)), number(crashes.percentile(what, 99)));
  }

  private static Chart.Line drawn(
      String name,
      boolean dashed,
      Map<Integer, Crashes> crashes,
      ToDoubleFunction<Course> what,
      double percent) {
    return new Chart.Line(
        name,
        dashed,
        crashes.entrySet().stream()
            .map(entry ->
                new Chart.Point(entry.getKey(), entry.getValue().percentile(what, percent)))
            .toList());
  }

  private void load() {
    head(
        "Messages for each member and second while nothing happens",
        "| who | members | messages |");
    double most = 0;
    List<Chart.Point> points = new ArrayList<>();
    for (int size : plan.crashes().keySet()) {
      progress.accept("load of %d".formatted(size));
      double load = Load.of(Variant.OURS.configuration(), size);
      line("| %s | %d | %s |".formatted(Variant.OURS.title(), size, number(load)));
      points.add(new Chart.Point(size, load));
      most = Math.max(most, load);
    }
    target(
        "idle load, n=10 to the largest, messages a member and second",
        "2.0 at half the pace",
        4,
        most);
    charts.put(
        "load",
        new Chart(
            "Messages for each member and second while nothing happens",
            "members",
            "messages",
            false,
            List.of(new Chart.Line("Kith", false, points))));
  }

  private void slowMembers() {
    head(
        "Members that stop again and again: verdicts on healthy members, over %d runs of two minutes"
            .formatted(plan.grid().size() * plan.repeats()),
        "| who | raised | share of SWIM | of them by healthy members | believed, by all members | messages |");
    Map<Variant, SlowMembers> results = new EnumMap<>(Variant.class);
    for (Variant variant : Variant.values()) {
      progress.accept(variant.title() + ": slow members");
      results.put(variant, SlowMembers.of(variant.configuration(), plan.grid(), plan.repeats()));
    }
    double swim =
        Math.max(1, results.getOrDefault(Variant.SWIM, new SlowMembers(1, 0, 0, 0)).raised());
    results.forEach((variant, result) ->
        line(
            "| %s | %d | %s %% | %d | %d | %d |"
                .formatted(
                    variant.title(),
                    result.raised(),
                    number(100 * result.raised() / swim),
                    result.raisedByHealthy(),
                    result.seen(),
                    result.messages())));
    SlowMembers ours = results.getOrDefault(Variant.OURS, new SlowMembers(0, 0, 0, 0));
    target(
        "false verdicts with slow members, % of SWIM",
        "Lifeguard 0.2, memberlist 1.5", 1, 100 * ours.raised() / swim);
  }

  private void losses() {
    head(
        "Accusations for each member and minute on a network that loses, without fallback and local health",
        "| who | loss | accusations | formula |");
    List<Chart.Point> measured = new ArrayList<>();
    List<Chart.Point> computed = new ArrayList<>();
    var plain = Losses.withoutHelp(Variant.MEMBERLIST.configuration());
    for (double loss : LOSSES) {
      progress.accept("loss of " + loss);
      double accusations = Losses.of(plain, loss).accusations();
      double formula = Losses.formula(loss, plain);
      line(
          "| %s | %s | %s | %s |"
              .formatted(Variant.MEMBERLIST.title(), loss, small(accusations), small(formula)));
      measured.add(new Chart.Point(100 * loss, accusations));
      computed.add(new Chart.Point(100 * loss, formula));
    }
    Losses ours = Losses.of(Variant.OURS.configuration(), 0.1);
    line(
        "| %s, with all it has | 0.1 | %s | |"
            .formatted(Variant.OURS.title(), small(ours.accusations())));
    target("false verdicts at 10 % loss, 100 members, 300 s", "0", 0, (double) ours.verdicts());
    charts.put(
        "loss",
        new Chart(
            "Accusations for each member and minute",
            "percent lost",
            "accusations",
            true,
            List.of(
                new Chart.Line("measured", false, measured),
                new Chart.Line("formula", true, computed))));
  }

  private void partition() {
    progress.accept("partitions");
    List<Double> healed = Partition.heal(Variant.OURS.configuration(), plan.partitions());
    head(
        "A partition of ten minutes, 50 and 50: seconds until all hold all alive again",
        "| who | partitions | p50 | longest |");
    line(
        "| %s | %d | %s | %s |"
            .formatted(
                Variant.OURS.title(),
                healed.size(),
                number(Percentile.of(healed, 50)),
                number(healed.getLast())));
    target("partition heals, longest, s", "memberlist never; foca up to 65", 30, healed.getLast());
  }

  private void determinism() {
    long differing = List.of(1L, 2L, 3L).stream().filter(MembershipBenchmark::differs).count();
    target("seeds that give another course when run twice", "none", 0, (double) differing);
  }

  private static boolean differs(long seed) {
    long first = trace(seed);
    long second = trace(seed);
    return first != second;
  }

  private static long trace(long seed) {
    Cluster cluster = new Cluster(Variant.OURS.configuration(), USUAL, seed);
    cluster.simulation().network().lose(0.2);
    cluster.run(20);
    cluster.simulation().crash(Cluster.name(1));
    cluster.run(20);
    return cluster.simulation().trace().sum();
  }

  private void target(String name, String reference, double most, double ours) {
    targets.add(new Target(name, reference, most, ours));
  }

  private void head(String title, String columns) {
    long count = columns.chars().filter(c -> c == '|').count() - 1;
    line("\n" + title + "\n\n" + columns + "\n" + "|---".repeat((int) count) + "|");
  }

  private void line(String text) {
    tables.append(text).append('\n');
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String small(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
