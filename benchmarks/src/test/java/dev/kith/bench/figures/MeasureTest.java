package dev.kith.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasureTest {

  @Test
  void theMedianOfAnOddNumberIsTheMiddleRound() {
    assertThat(Measure.of("x", List.of(9.0, 1.0, 2.0))).isEqualTo(new Measure("x", 2, 1, 9));
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
    assertThat(Measure.of("x", List.of(9.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3);
  }

  @Test
  void aPercentileIsTheSampleOfTheNearestRank() {
    List<Double> samples = IntStream.rangeClosed(1, 200).mapToObj(Double::valueOf).toList();

    assertThat(Percentile.of(samples, 50)).isEqualTo(100);
    assertThat(Percentile.of(samples, 99)).isEqualTo(198);
    assertThat(Percentile.of(samples.subList(0, 1), 99)).isEqualTo(1);
  }

  @Test
  void aRowIsAFlatObjectWithItsLoad() {
    Row row =
        new Row(
            "ingest-durable",
            "kith",
            new Row.Load("connections", 4),
            3,
            List.of(new Measure("events_per_second", 2, 1, 9)));

    assertThat(row.json())
        .containsEntry("workload", "ingest-durable")
        .containsEntry("system", "kith")
        .containsEntry("connections", 4)
        .containsEntry("events_per_second", 2.0)
        .containsEntry("events_per_second_highest", 9.0);
  }
}
