package dev.kith.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// What holds for every package, whatever its ring.
final class Packages {

  private Packages() {}

  static ArchRule areFreeOfCycles(ModuleRoot module) {
    return SlicesRuleDefinition.slices()
        .assignedFrom(eachPackageOf(module))
        .should()
        .beFreeOfCycles()
        .as("packages do not depend on each other in cycles");
  }

  static ArchRule areNullMarked(ModuleRoot module) {
    return module.rule(
        "every package has a package-info with @NullMarked",
        type ->
            type.getPackage().isAnnotatedWith(NullMarked.class)
                ? Stream.of()
                : Stream.of(type.getName() + " lives in a package without one"));
  }

  private static SliceAssignment eachPackageOf(ModuleRoot module) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return module.contains(type)
            ? SliceIdentifier.of(type.getPackageName())
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "packages below " + module.name();
      }
    };
  }
}
