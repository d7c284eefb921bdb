package dev.kith.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// A small module with faults, below the package `fixture`.
record Fixture(String name) {

  private static final String BELOW = Fixture.class.getPackageName() + ".fixture";

  private static final JavaClasses TYPES = new ClassFileImporter().importPackages(BELOW);

  /// The root packages of two fixtures.
  static Set<String> roots(String one, String other) {
    return Set.of(BELOW + "." + one, BELOW + "." + other);
  }

  List<String> faults(Function<ModuleRoot, ArchRule> rule) {
    return rule.apply(new ModuleRoot(BELOW + "." + name))
        .evaluate(TYPES)
        .getFailureReport()
        .getDetails();
  }
}
