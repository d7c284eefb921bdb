package dev.kith.discovery;

import dev.kith.testkit.architecture.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  @TestFactory
  Stream<DynamicTest> theModuleKeepsTheRules() {
    return ArchitectureRules.of("dev.kith.discovery");
  }
}
