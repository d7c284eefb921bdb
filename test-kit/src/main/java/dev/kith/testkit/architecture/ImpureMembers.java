package dev.kith.testkit.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.Map;
import java.util.Set;

/// Members that are impure although their type is not.
final class ImpureMembers {

  private static final Map<String, Set<String>> METHODS =
      Map.of(
          "java.lang.Math", Set.of("random"),
          "java.lang.StrictMath", Set.of("random"),
          "java.lang.Object", Set.of("wait", "notify", "notifyAll"),
          "java.time.ZoneId", Set.of("systemDefault"),
          "java.util.UUID", Set.of("randomUUID"));

  private static final Set<String> GENERATORS = Set.of("of", "getDefault");
  private static final Set<String> PARALLEL = Set.of("parallel", "parallelStream");

  private ImpureMembers() {}

  static boolean include(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    return METHODS.getOrDefault(owner, Set.of()).contains(name)
        || (owner.equals("java.lang.System") && !name.equals("arraycopy"))
        || (owner.startsWith("java.time.") && name.equals("now"))
        || (owner.startsWith("java.util.random.") && GENERATORS.contains(name))
        || (owner.startsWith("java.util.") && PARALLEL.contains(name))
        || shufflesByItself(access, owner, name);
  }

  private static boolean shufflesByItself(JavaAccess<?> access, String owner, String name) {
    return owner.equals("java.util.Collections")
        && name.equals("shuffle")
        && access.getTarget() instanceof CodeUnitAccessTarget shuffle
        && shuffle.getRawParameterTypes().size() == 1;
  }
}
