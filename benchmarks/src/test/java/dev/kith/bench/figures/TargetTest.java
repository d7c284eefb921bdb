package dev.kith.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetTest {

  @Test
  void whatIsAsSmallAsDemandedIsMet() {
    assertThat(new Target("n", "r", 4, 4).isMet()).isTrue();
    assertThat(new Target("n", "r", 4, 4.01).isMet()).isFalse();
  }

  @Test
  void aTargetIsALineAndAnObject() {
    Target target = new Target("heal, s", "never", 30, 7.25);

    assertThat(target).hasToString("| heal, s | never | <= 30 | 7.25 | yes |");
    assertThat(target.json())
        .containsEntry("name", "heal, s")
        .containsEntry("reference", "never")
        .containsEntry("target", "at most 30")
        .containsEntry("ours", 7.25)
        .containsEntry("met", true);
  }

  @Test
  void aChartDrawsALineThroughItsPoints() {
    Chart chart =
        new Chart(
            "title",
            "x",
            "y",
            false,
            List.of(
                new Chart.Line(
                    "ours", true, List.of(new Chart.Point(10, 1), new Chart.Point(1_000, 4)))));

    assertThat(chart.svg())
        .startsWith("<svg")
        .contains("points=\"64.0,283.0 530.0,40.0\"", "stroke-dasharray", ">1,000<")
        .endsWith("</svg>\n");
  }
}
