package dev.kith.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.architecture.fixture.names.Settings;
import org.junit.jupiter.api.Test;

class NamesTest {

  private final Fixture names = new Fixture("names");

  @Test
  void eachEmptyWordIsFoundAtTheEndOfANameOnly() {
    assertThat(names.faults(Names::sayWhatAThingIs))
        .extracting(fault -> fault.substring(fault.lastIndexOf(' ') + 1))
        .containsExactlyInAnyOrder("Impl", "Manager", "Util", "Utils", "Helper");
  }

  @Test
  void configurationThatIsNoRecordIsFound() {
    assertThat(names.faults(Names::ofConfigurationAreRecords))
        .containsExactly(Settings.Mutable.class.getName() + " is no record");
  }
}
