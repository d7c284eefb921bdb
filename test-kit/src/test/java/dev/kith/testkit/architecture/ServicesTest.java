package dev.kith.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServicesTest {

  @Test
  void aServiceThatKnowsAnotherIsFound() {
    assertThat(faults("services.first")).isNotEmpty();
  }

  @Test
  void aServiceThatKnowsNobodyIsNot() {
    assertThat(faults("services.second")).isEmpty();
  }

  private static List<String> faults(String service) {
    return new Fixture(service)
        .faults(module ->
            Services.areIndependent(module, Fixture.roots("services.first", "services.second")));
  }
}
