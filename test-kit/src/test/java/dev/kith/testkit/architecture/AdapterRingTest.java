package dev.kith.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.architecture.fixture.rings.http.Page;
import dev.kith.testkit.architecture.fixture.rings.store.Table;
import org.junit.jupiter.api.Test;

class AdapterRingTest {

  @Test
  void onlyTheAdapterThatKnowsANeighbourIsFound() {
    assertThat(new Fixture("rings").faults(AdapterRing::isOfIndependentAdapters))
        .isNotEmpty()
        .allMatch(fault -> fault.contains("<" + Table.class.getName()))
        .allMatch(fault -> fault.contains(Page.class.getName()));
  }
}
