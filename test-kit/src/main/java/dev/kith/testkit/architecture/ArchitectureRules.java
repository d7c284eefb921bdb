package dev.kith.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Every rule that holds for the main classes of every module. A module applies them like this:
///
/// ```java
/// class ArchitectureTest {
///   @TestFactory
///   Stream<DynamicTest> theModuleKeepsTheRules() {
///     return ArchitectureRules.of("dev.kith.relay");
///   }
/// }
/// ```
public final class ArchitectureRules {

  private static final String EVERYTHING = "dev.kith";

  private ArchitectureRules() {}

  /// One test per rule.
  ///
  /// @param root the package of the module that all its other packages are below
  /// @throws IllegalArgumentException if there are no main classes there, so that a misspelt root
  ///   is not taken for a module without faults
  public static Stream<DynamicTest> of(String root) {
    // All of Kith, because what a type depends on is marked pure in its own module.
    JavaClasses types =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(EVERYTHING);
    ModuleRoot module = new ModuleRoot(root);
    if (types.stream().noneMatch(module::contains)) {
      throw new IllegalArgumentException("there are no main classes in " + root);
    }
    return all(module).stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(types)));
  }

  private static List<ArchRule> all(ModuleRoot module) {
    return List.of(
        PureRing.reachesNothingImpure(module),
        AdapterRing.isOfIndependentAdapters(module),
        Packages.areFreeOfCycles(module),
        Packages.areNullMarked(module),
        Services.areIndependent(module, Services.OF_KITH),
        Names.sayWhatAThingIs(module),
        Names.ofConfigurationAreRecords(module));
  }
}
