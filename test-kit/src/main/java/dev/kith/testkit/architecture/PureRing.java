package dev.kith.testkit.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.kith.model.SansIo;
import java.util.stream.Stream;

/// The first ring: packages marked [SansIo].
final class PureRing {

  private PureRing() {}

  static ArchRule reachesNothingImpure(ModuleRoot module) {
    return module.rule(
        "@SansIo packages reach no I/O, thread, clock, randomness or framework",
        type -> isPure(type) ? impurities(type) : Stream.of());
  }

  static boolean isPure(JavaClass type) {
    return type.getPackage().isAnnotatedWith(SansIo.class);
  }

  private static Stream<String> impurities(JavaClass type) {
    return Stream.concat(
        type.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> !mayName(dependency.getTargetClass().getBaseComponentType()))
            .map(Dependency::getDescription),
        type.getAccessesFromSelf().stream()
            .filter(ImpureMembers::include)
            .map(JavaAccess::getDescription));
  }

  private static boolean mayName(JavaClass target) {
    return target.isPrimitive()
        || PurePlatform.includes(target)
        || target.getPackageName().equals("org.jspecify.annotations")
        || target.isEquivalentTo(SansIo.class)
        || isPure(target);
  }
}
