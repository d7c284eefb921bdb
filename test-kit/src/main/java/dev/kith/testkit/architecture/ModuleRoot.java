package dev.kith.testkit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.function.Function;
import java.util.stream.Stream;

/// The package that all other packages of a module are below.
record ModuleRoot(String name) {

  boolean contains(JavaClass type) {
    String itsPackage = type.getPackageName();
    return itsPackage.equals(name) || itsPackage.startsWith(name + ".");
  }

  /// The rule that no type of this module has a fault.
  ///
  /// @param sentence what holds if the rule is kept
  /// @param faults what one type does against it, a sentence each
  ArchRule rule(String sentence, Function<JavaClass, Stream<String>> faults) {
    return ArchRuleDefinition.classes()
        .that(DescribedPredicate.describe("are below " + name, this::contains))
        .should(
            new ArchCondition<>("keep the rule") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                faults
                    .apply(type)
                    .forEach(fault -> events.add(SimpleConditionEvent.violated(type, fault)));
              }
            })
        .as(sentence);
  }
}
