package dev.kith.testkit.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The second ring: what is neither pure, nor in the root package, nor the runtime. An adapter is
/// named by the first part of the package below the root; the packages below it belong to it.
final class AdapterRing {

  private static final String RUNTIME = "runtime";

  private AdapterRing() {}

  static ArchRule isOfIndependentAdapters(ModuleRoot module) {
    return module.rule(
        "adapters do not depend on each other", type -> strayDependencies(module, type));
  }

  private static Stream<String> strayDependencies(ModuleRoot module, JavaClass type) {
    String adapter = adapter(module, type);
    if (adapter == null) {
      return Stream.of();
    }
    return type.getDirectDependenciesFromSelf().stream()
        .filter(dependency -> isOther(adapter, adapter(module, target(dependency))))
        .map(Dependency::getDescription);
  }

  private static JavaClass target(Dependency dependency) {
    return dependency.getTargetClass().getBaseComponentType();
  }

  private static boolean isOther(String adapter, @Nullable String target) {
    return target != null && !target.equals(adapter);
  }

  private static @Nullable String adapter(ModuleRoot module, JavaClass type) {
    String itsPackage = type.getPackageName();
    if (!module.contains(type) || itsPackage.equals(module.name()) || PureRing.isPure(type)) {
      return null;
    }
    String first = itsPackage.substring(module.name().length() + 1).split("\\.", 2)[0];
    return first.equals(RUNTIME) ? null : first;
  }
}
