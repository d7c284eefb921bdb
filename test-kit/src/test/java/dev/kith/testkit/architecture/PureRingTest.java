package dev.kith.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.architecture.fixture.rings.pure.Guilty;
import dev.kith.testkit.architecture.fixture.rings.pure.Innocent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PureRingTest {

  private final List<String> faults = new Fixture("rings").faults(PureRing::reachesNothingImpure);

  @ParameterizedTest
  @MethodSource("guilty")
  void everyWayOutOfThePureRingIsFound(Class<?> type) {
    assertThat(faults).anyMatch(fault -> fault.contains("<" + type.getName()));
  }

  @Test
  void timeAndRandomnessThatComeInFromOutsideAreAllowed() {
    assertThat(faults).noneMatch(fault -> fault.contains("<" + Innocent.class.getName()));
  }

  @Test
  void otherRingsMayReachAnything() {
    assertThat(faults).allMatch(fault -> fault.contains("<" + Guilty.class.getName()));
  }

  private static Stream<Class<?>> guilty() {
    return Arrays.stream(Guilty.class.getDeclaredClasses());
  }
}
