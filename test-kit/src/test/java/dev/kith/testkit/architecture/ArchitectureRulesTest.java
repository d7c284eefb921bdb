package dev.kith.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureRulesTest {

  /// Here and not in its own module, because the rules are written with its marker.
  @TestFactory
  Stream<DynamicTest> commonModelKeepsTheRules() {
    return ArchitectureRules.of("dev.kith.model");
  }

  @TestFactory
  Stream<DynamicTest> theTestKitKeepsTheRules() {
    return ArchitectureRules.of("dev.kith.testkit");
  }

  @Test
  void aMisspeltRootIsNotAModuleWithoutFaults() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArchitectureRules.of("dev.kith.modle"))
        .withMessage("there are no main classes in dev.kith.modle");
  }
}
