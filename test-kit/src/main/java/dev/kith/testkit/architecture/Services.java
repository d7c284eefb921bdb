package dev.kith.testkit.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;

/// Services meet on the wire and in the database, never in the code.
final class Services {

  static final Set<String> OF_KITH = Set.of("dev.kith.relay", "dev.kith.presence", "dev.kith.wake");

  private Services() {}

  /// @param roots the root packages of all services
  static ArchRule areIndependent(ModuleRoot module, Set<String> roots) {
    return module.rule(
        "services do not depend on services",
        type ->
            roots.contains(module.name())
                ? type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> leadsToAnother(module, roots, dependency))
                    .map(Dependency::getDescription)
                : Stream.of());
  }

  private static boolean leadsToAnother(
      ModuleRoot module, Set<String> roots, Dependency dependency) {
    return roots.stream()
        .filter(root -> !root.equals(module.name()))
        .map(ModuleRoot::new)
        .anyMatch(other -> other.contains(dependency.getTargetClass().getBaseComponentType()));
  }
}
