package dev.kith.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.architecture.fixture.unmarked.Nowhere;
import org.junit.jupiter.api.Test;

class PackagesTest {

  @Test
  void aCycleIsFound() {
    assertThat(new Fixture("cycle").faults(Packages::areFreeOfCycles)).hasSize(1);
  }

  @Test
  void packagesInOneDirectionAreNoCycle() {
    assertThat(new Fixture("services").faults(Packages::areFreeOfCycles)).isEmpty();
  }

  @Test
  void aPackageWithoutPackageInfoIsFound() {
    assertThat(new Fixture("unmarked").faults(Packages::areNullMarked))
        .singleElement()
        .asString()
        .startsWith(Nowhere.class.getName());
  }

  @Test
  void aMarkedPackageIsNot() {
    assertThat(new Fixture("cycle").faults(Packages::areNullMarked)).isEmpty();
  }
}
