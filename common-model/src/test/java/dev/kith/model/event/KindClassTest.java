package dev.kith.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindClassTest {

  @ParameterizedTest
  @CsvSource({
    "0, REPLACEABLE",
    "1, REGULAR",
    "2, REGULAR",
    "3, REPLACEABLE",
    "4, REGULAR",
    "41, REGULAR",
    "9999, REGULAR",
    "10000, REPLACEABLE",
    "19999, REPLACEABLE",
    "20000, EPHEMERAL",
    "29999, EPHEMERAL",
    "30000, ADDRESSABLE",
    "39999, ADDRESSABLE",
    "40000, REGULAR",
    "65535, REGULAR"
  })
  void theNumberAloneDecides(int kind, KindClass expected) {
    assertThat(KindClass.of(kind)).isEqualTo(expected);
  }

  /// The classes that the protocol's table of kinds states.
  @ParameterizedTest
  @CsvSource({
    "11040, REPLACEABLE",
    "11041, REPLACEABLE",
    "11044, REPLACEABLE",
    "4040, REGULAR",
    "4041, REGULAR",
    "4042, REGULAR",
    "4043, REGULAR",
    "4044, REGULAR",
    "4047, REGULAR",
    "4048, REGULAR",
    "34043, ADDRESSABLE",
    "31047, ADDRESSABLE",
    "31048, ADDRESSABLE",
    "21041, EPHEMERAL",
    "21042, EPHEMERAL",
    "21043, EPHEMERAL",
    "21046, EPHEMERAL",
    "1059, REGULAR",
    "21059, EPHEMERAL",
    "22242, EPHEMERAL"
  })
  void theKindsOfKithHaveTheClassOfTheirTable(int kind, KindClass expected) {
    assertThat(KindClass.of(kind)).isEqualTo(expected);
  }
}
