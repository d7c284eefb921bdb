package dev.kith.mesh.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What the dashboard shows and the alerts watch are meters that there are. docs/operate.md lists
/// those, and other tests hold that against the services.
class DashboardTest {

  private static final Path DOCUMENTS = Path.of("..", "docs");
  private static final Pattern SERIES = Pattern.compile("\\bkith_[a-z_]+");
  private static final Pattern METER =
      Pattern.compile("(?m)^\\| `(kith\\.[a-z.]+)` \\| (counter|gauge|timer|distribution)\\b");

  @Test
  void theDashboardShowsMetersThatThereAre() throws IOException {
    String dashboard = Files.readString(DOCUMENTS.resolve("grafana/kith.json"));

    assertThat(JsonMapper.shared().readTree(dashboard).path("panels").isEmpty()).isFalse();
    assertThat(series(dashboard)).isNotEmpty().isSubsetOf(known());
  }

  @Test
  void thereAreTenAlertsOfMetersThatThereAre() throws IOException {
    String operate = Files.readString(DOCUMENTS.resolve("operate.md"));
    String alerts = operate.split("\n## Alerts\n", 2)[1].split("\n## ", 2)[0];

    assertThat(alerts.lines().filter(line -> line.startsWith("| `"))).hasSize(10);
    assertThat(series(alerts)).isNotEmpty().isSubsetOf(known());
  }

  private static List<String> series(String text) {
    return SERIES.matcher(text).results().map(match -> match.group()).distinct().toList();
  }

  /// The names under which Prometheus keeps the meters of the tables.
  private static Set<String> known() throws IOException {
    Set<String> known = new HashSet<>();
    Matcher meters = METER.matcher(Files.readString(DOCUMENTS.resolve("operate.md")));
    while (meters.find()) {
      String name = meters.group(1).replace('.', '_');
      switch (meters.group(2)) {
        case "counter" -> known.add(name + "_total");
        case "timer" -> addAll(known, name + "_seconds");
        case "distribution" -> addAll(known, name);
        default -> known.add(name);
      }
    }
    return known;
  }

  private static void addAll(Set<String> known, String name) {
    known.add(name + "_count");
    known.add(name + "_sum");
    known.add(name + "_max");
  }
}
